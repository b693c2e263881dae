import { Module } from "@medusajs/framework/utils"
import { migrationsIn } from "../../core/migrations"
import captureForeignChanges from "./loaders/capture-foreign-changes"
import { StockCountFact } from "./models/stock-count"
import { StockMovement } from "./models/stock-movement"
import { StockModuleService } from "./service"

export const STOCK_MODULE = "omni_stock"

export default {
  ...Module(STOCK_MODULE, { service: StockModuleService, loaders: [captureForeignChanges] }),
  ...migrationsIn("stock", STOCK_MODULE, [StockCountFact, StockMovement]),
}
