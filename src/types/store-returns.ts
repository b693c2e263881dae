import type { AdminReturnUnit } from "./return-desk"

/** A visit at which goods of an order came back, or what was to be collected in exchange and was not, as its buyer sees it. */
export type StoreReturn = {
  id: string
  /** What she had asked for before; null: nothing. */
  return_request_id: string | null
  /** `accepted`: the rest is under way. `waiting`: people have to give a part of the money. `settled`: all of it is back. */
  state: "accepted" | "waiting" | "settled"
  /** null: the place parcels come to. */
  retail_store: { id: string; name: string } | null
  currency_code: string
  /** What goes back, in minor units as all amounts. */
  amount: number
  /** What was paid on top in an exchange. */
  due: number
  units: {
    line_item_id: string
    title: string
    reason: AdminReturnUnit["reason"]
    quantity: number
    amount: number
  }[]
  /** What is taken in exchange, a unit each. `now`: it was handed out. */
  new_units: {
    line_item_id: string
    title: string
    variant_title: string | null
    thumbnail: string | null
    amount: number
    get: "now" | "deliver" | "collect"
    /** The pickup it is collected by (`GET /store/orders/:id/pickups`); null: by none. */
    pickup_id: string | null
  }[]
  /** The parts of the amount. */
  legs: {
    /** `payment`: the way it was paid. `tender`: as `tender` says. */
    kind: "payment" | "tender" | "store_credit"
    /** As tills name it: `cash`, `card` and so on; of points `loyalty`. */
    tender: string | null
    amount: number
    /** null: it is to come. */
    done_at: string | null
  }[]
  accepted_at: string
  settled_at: string | null
}

export type StoreReturnList = {
  returns: StoreReturn[]
  count: number
  limit: number
  offset: number
}
