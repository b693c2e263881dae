import { languageOf } from "../../../core/language"
import type { NoticeRecipient } from "../../../modules/pickup/domain/notice-plan"
import type { ClaimedNotice } from "../../../modules/pickup/operations/notices"
import type { RetailStoreWithCalendar } from "../../../modules/retail-store/types"
import type { OmnichannelOptions } from "../../../options"
import { guestPage } from "../../notices/guest-page"
import { greetingName, type NoticeFacts } from "./facts"

const HOUR_MS = 3_600_000
/** How far ahead other hours are told when the notice has no end of its own. */
const LOOK_AHEAD_MS = 7 * 24 * HOUR_MS

export type NoticeSurroundings = {
  store: RetailStoreWithCalendar
  is_taken_back: boolean
  options: OmnichannelOptions
  secret: string
  now: Date
}

/** What one reader may be told. */
export function gatherFacts(
  notice: ClaimedNotice,
  reader: NoticeRecipient,
  { store, is_taken_back, options, secret, now }: NoticeSurroundings
): NoticeFacts {
  const { pickup } = notice
  const until = pickup.expires_at ?? new Date(now.getTime() + LOOK_AHEAD_MS)
  const sum = (column: "quantity" | "short_quantity" | "collected_quantity") =>
    notice.lines.reduce((total, line) => total + line[column], 0)
  return {
    locale: languageOf(pickup.locale, options.notices.defaultLocale),
    role: reader.role,
    name: greetingName(reader.name),
    order_number: pickup.order_display_id,
    of_exchange: pickup.return_case_id !== null,
    is_taken_back,
    time_zone: store.time_zone,
    store: { ...placeOf(store), exceptions: exceptionsBetween(store, now, until) },
    promised_at: pickup.promised_at,
    slot:
      pickup.slot_starts_at && pickup.slot_ends_at
        ? { starts_at: pickup.slot_starts_at, ends_at: pickup.slot_ends_at }
        : null,
    expires_at: pickup.expires_at,
    collected_at: pickup.collected_at,
    alternative_until: pickup.alternative_until,
    code: notice.code,
    link:
      reader.role === "buyer"
        ? guestPage(pickup.order_id, { options, secret, now }, pickup.id)
        : null,
    pay_in_store: pickup.pay_in_store,
    asked: sum("quantity"),
    missing: sum("short_quantity"),
    collected: sum("collected_quantity"),
  }
}

export function placeOf(store: RetailStoreWithCalendar) {
  const { name, phone, weekly_hours } = store
  const address = [store.address_1, store.address_2, store.postal_code, store.city]
    .filter(Boolean)
    .join(", ")
  return { name, phone, address, weekly_hours }
}

function exceptionsBetween(store: RetailStoreWithCalendar, from: Date, until: Date) {
  const [first, last] = [localDate(store.time_zone, from), localDate(store.time_zone, until)]
  return store.exceptions
    .filter(({ date_from, date_to }) => date_to >= first && date_from <= last)
    .sort((one, other) => one.date_from.localeCompare(other.date_from))
}

/** "YYYY-MM-DD" in the zone: how Sweden writes its dates. */
function localDate(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(instant)
}
