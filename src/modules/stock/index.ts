import { Module } from "@medusajs/framework/utils"
import { migrationsIn } from "../../core/migrations"
import { StockMovement } from "./models/stock-movement"
import { StockModuleService } from "./service"

export const STOCK_MODULE = "omni_stock"

export default {
  ...Module(STOCK_MODULE, { service: StockModuleService }),
  ...migrationsIn("stock", STOCK_MODULE, [StockMovement]),
}
