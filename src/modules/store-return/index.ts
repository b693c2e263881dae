import { Module } from "@medusajs/framework/utils"
import { migrationsIn } from "../../core/migrations"
import bindUnitGuards from "./loaders/bind-unit-guards"
import indexDeliveries from "./loaders/index-deliveries"
import { ReturnCase } from "./models/return-case"
import { StoreReturnModuleService } from "./service"

export const STORE_RETURN_MODULE = "omni_store_return"

export default {
  ...Module(STORE_RETURN_MODULE, {
    service: StoreReturnModuleService,
    loaders: [bindUnitGuards, indexDeliveries],
  }),
  ...migrationsIn("store-return", STORE_RETURN_MODULE, [ReturnCase]),
}
