import { z } from "@medusajs/framework/zod"
import { instant } from "../../../../core/instant"
import { PICKUP_STATUSES } from "../../../../modules/pickup/domain/transitions"
import { oneOrMany, pageParams } from "../../../list-params"
import {
  AcceptPickupBody,
  HandOverWords,
  PickPickupBody,
  PickupCode,
  ReadyPickupBody,
  RejectPickupBody,
} from "../../../pickup-bodies"

export const PosGetPickups = z.strictObject({
  ...pageParams(50),
  status: oneOrMany(z.enum(PICKUP_STATUSES)),
  updated_since: instant("updated_since").optional(),
})
export type PosGetPickups = z.infer<typeof PosGetPickups>

export const PosLookupPickup = z.strictObject({ code: PickupCode })
export type PosLookupPickup = z.infer<typeof PosLookupPickup>

/** A till hands over against the shopper's code alone; a manager may do without, in the dashboard. */
const PosHandOver = z.strictObject({ ...HandOverWords, code: PickupCode })

export const POS_PICKUP_BODIES = {
  accept: AcceptPickupBody,
  pick: PickPickupBody,
  ready: ReadyPickupBody,
  "hand-over": PosHandOver,
  reject: RejectPickupBody,
}
