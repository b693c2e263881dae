import type { Stage } from "../lib/demo"
import { customersStage } from "./customers"
import { deliveryStage } from "./delivery"
import { ordersStage } from "./orders"
import { peopleStage } from "./people"
import { pickupsStage } from "./pickups"
import { pointsStage } from "./points"
import { productsStage } from "./products"
import { saleStage } from "./sale"
import { shopStage } from "./shop"
import { stockStage } from "./stock"
import { storesStage } from "./stores"
import { taxonomyStage } from "./taxonomy"
import { translationsStage } from "./translations"

/** In the order they need each other. */
export const STAGES: readonly Stage[] = [
  shopStage,
  deliveryStage,
  peopleStage,
  taxonomyStage,
  productsStage,
  saleStage,
  translationsStage,
  stockStage,
  storesStage,
  customersStage,
  pointsStage,
  ordersStage,
  pickupsStage,
]
