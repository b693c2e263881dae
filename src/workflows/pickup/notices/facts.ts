import type { Language } from "../../../core/language"
import type { HoursException, WeeklyHours } from "../../../types/http"

export type { NoticeText } from "../../notices/render-mail"

export type NoticeLocale = Language

/** All that a notice may tell one person. What is not here cannot end up in a mail. */
export type NoticeFacts = {
  locale: NoticeLocale
  role: "buyer" | "collector"
  /** The reader's own first name; null when it does not look like one. */
  name: string | null
  order_number: number
  /** About goods taken in exchange for some of the order. */
  of_exchange: boolean
  /** The order was taken back whole, and its money with it. */
  is_taken_back: boolean
  time_zone: string
  store: {
    name: string
    address: string
    phone: string | null
    weekly_hours: readonly WeeklyHours[]
    /** Only those that fall into the time the notice is about. */
    exceptions: readonly Pick<HoursException, "date_from" | "date_to" | "intervals">[]
  }
  promised_at: Date
  slot: { starts_at: Date; ends_at: Date } | null
  expires_at: Date | null
  collected_at: Date | null
  alternative_until: Date | null
  code: string | null
  /** The shopper's own page; never for somebody else who collects. */
  link: string | null
  pay_in_store: boolean
  /** Units. */
  asked: number
  missing: number
  collected: number
}

const MAX_NAME = 40
const NAME = /^[\p{L}\p{M}]+(?:[ '’-][\p{L}\p{M}]+){0,3}$/u

/**
 * A name to greet with. Whoever orders types it, and it goes to an address they typed as well: what could
 * be a message or a link of theirs is left out.
 */
export function greetingName(typed: string): string | null {
  const name = typed.trim().normalize("NFC")
  return name.length <= MAX_NAME && NAME.test(name) ? name : null
}
