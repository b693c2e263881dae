import type { Language } from "../../../../core/language"
import type { NoticeFacts } from "../../../pickup/notices/facts"

/** All that a notice of a return may tell. What is not here cannot end up in a mail. */
export type RequestFacts = {
  locale: Language
  /** The reader's own first name; null when it does not look like one. */
  name: string | null
  order_number: number
  way: "store" | "post"
  /** The store she named, or that received the goods; null: any, or none. */
  store: NoticeFacts["store"] | null
  /** Where parcels go; null when she comes to a store. */
  post: { address: string; instructions: string | null } | null
  time_zone: string
  code: string
  link: string | null
  /** What she asked to return, "Coat" or "Coat × 2" each. */
  goods: string[]
  /** Units. */
  asked: number
  received: number
  /** Why something that came is not taken back, in the words of staff; null: all that came is. */
  refused: string | null
  /** Such as "9 566,67 ₽"; null before the goods are there, or when nothing goes back. */
  amount: string | null
  /** Some of it goes as store credit or a gift card, and not the way it was paid. */
  has_store_credit: boolean
  expires_at: Date
}

/** The same for the holder of a gift receipt, who hears nothing of the order, of its buyer, or of money. */
export type GiftFacts = Omit<RequestFacts, "name" | "order_number" | "amount" | "has_store_credit">
