import type { Search } from "../../data/returns"

/** What an order can be found by. */
export const KINDS = [
  "order_number",
  "receipt_number",
  "pickup_code",
  "return_code",
  "gift_code",
  "code",
  "email",
  "phone",
  "card",
  "product",
] as const
export type Kind = (typeof KINDS)[number]

const DIGITS_OF_A_PHONE = 10
/** Scanned from its QR, also by a scanner that types on a Russian keyboard. */
const SCANNED_CODE = /^(pickup|return|зшслгз|куегкт)[^\p{L}\d]?[\p{L}\d]{4}[ -]?[\p{L}\d]{4}$/iu
/** As it is typed; a product or a receipt may have such a number too. */
const TYPED_CODE = /^[\p{L}\d]{4}[ -]?[\p{L}\d]{4}$/iu
/** The same of a gift receipt; typed without its first letters it is tried after the others. */
const GIFT = /^(gift|пшае)[^\p{L}\d]?[\p{L}\d]{4}[ -]?[\p{L}\d]{4}$/iu
const ID = /^(order_[0-9A-Z]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
const NUMBER = /^#?\d{1,9}$/
const PHONE = /^\+?[\d\s()-]+$/

const CODES = ["return_code", "pickup_code", "gift_code"] as const

/** What a scan or a typed text may be, the likeliest first. */
const guesses = (text: string): Kind[] => {
  const digits = text.replace(/\D/g, "").length
  if (text.includes("@")) {
    return ["email"]
  }
  if (ID.test(text)) {
    return ["code"]
  }
  if (GIFT.test(text)) {
    return ["gift_code"]
  }
  if (NUMBER.test(text)) {
    return ["order_number", "receipt_number", "card", "product"]
  }
  if (PHONE.test(text) && digits >= DIGITS_OF_A_PHONE) {
    return ["phone", "card", "receipt_number", "product"]
  }
  if (SCANNED_CODE.test(text)) {
    return [...CODES, "receipt_number", "card", "order_number", "product"]
  }
  // Wrong codes are counted, and after some of them no code is looked up for a while: goods are looked for first.
  return TYPED_CODE.test(text)
    ? ["product", ...CODES, "receipt_number", "card", "order_number"]
    : ["receipt_number", "order_number", "card", "product"]
}

/** What to look for, in order; one kind alone where a person has said which. */
export const searchesFor = (text: string, kind: Kind | undefined): Search[] => {
  const value = text.trim()
  return (kind ? [kind] : guesses(value)).map((by) => ({ by, value }))
}
