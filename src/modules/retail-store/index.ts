import { Module } from "@medusajs/framework/utils"
import { migrationsIn } from "../../core/migrations"
import {
  HoursException,
  OpeningInterval,
  RetailStore,
  SafetyStock,
  StaffAssignment,
} from "./models"
import { RetailStoreModuleService } from "./service"

export const RETAIL_STORE_MODULE = "omni_retail_store"

export default {
  ...Module(RETAIL_STORE_MODULE, { service: RetailStoreModuleService }),
  ...migrationsIn("retail-store", RETAIL_STORE_MODULE, [
    RetailStore,
    OpeningInterval,
    HoursException,
    SafetyStock,
    StaffAssignment,
  ]),
}
