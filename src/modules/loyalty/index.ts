import { Module } from "@medusajs/framework/utils"
import { migrationsIn } from "../../core/migrations"
import bindOrderTriggers from "./loaders/bind-order-triggers"
import { LoyaltyProgramme } from "./models/loyalty-programme"
import { LoyaltyModuleService } from "./service"

export const LOYALTY_MODULE = "omni_loyalty"

export default {
  ...Module(LOYALTY_MODULE, { service: LoyaltyModuleService, loaders: [bindOrderTriggers] }),
  ...migrationsIn("loyalty", LOYALTY_MODULE, [LoyaltyProgramme]),
}
