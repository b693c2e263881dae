import { Module } from "@medusajs/framework/utils"
import { migrationsIn } from "../../core/migrations"
import bootChecks from "./loaders/boot-checks"
import { CartPickup } from "./models/cart-pickup"
import { CodeAttempt } from "./models/code-attempt"
import { Pickup } from "./models/pickup"
import { PickupCode } from "./models/pickup-code"
import { PickupEvent } from "./models/pickup-event"
import { PickupLine } from "./models/pickup-line"
import { PickupNotice } from "./models/pickup-notice"
import { PickupSettlement } from "./models/pickup-settlement"
import { SlotSeat } from "./models/slot-seat"
import { StockHold } from "./models/stock-hold"
import { PickupModuleService } from "./service"

export const PICKUP_MODULE = "omni_pickup"

export default {
  ...Module(PICKUP_MODULE, { service: PickupModuleService, loaders: [bootChecks] }),
  ...migrationsIn("pickup", PICKUP_MODULE, [
    CartPickup,
    CodeAttempt,
    Pickup,
    PickupCode,
    PickupEvent,
    PickupLine,
    PickupNotice,
    PickupSettlement,
    SlotSeat,
    StockHold,
  ]),
}
