import type { Language } from "../../../core/language"

/** How money goes. `staff`: given by hand, for its payment could not be refunded; `other`: as it was paid at a till, by none of these. */
export type Road = "payment" | "staff" | "cash" | "card" | "points" | "store_credit" | "other"

/** A part of the money. `by_hand`: people give it. */
export type MoneyPart = { road: Road; amount: string; stands: "done" | "under_way" | "by_hand" }

/** All that a notice of a return may tell its buyer. What is not here cannot end up in a mail. */
export type CaseFacts = {
  locale: Language
  /** The reader's own first name; null when it does not look like one. */
  name: string | null
  order_number: number
  /** That took the goods; null: it is there no more, or none did. */
  store: { name: string; phone: string | null } | null
  time_zone: string
  accepted_at: Date
  /** What came back, "Coat" or "Coat × 2" each. */
  goods: string[]
  /** What is taken in exchange. */
  new_goods: { title: string; get: "now" | "deliver" | "collect" }[]
  /** What was paid on top; null: nothing. */
  due: string | null
  /** Such as "9 566,67 ₽"; null: nothing goes back. */
  amount: string | null
  parts: MoneyPart[]
  /** What of the goods' worth the shop keeps, as a fee and for discounts that hold no longer; null each: nothing. */
  fee: string | null
  lapsed: string | null
  /** All of it is back. */
  is_paid: boolean
  /** The page of the order. */
  link: string | null
}
