import type { MedusaContainer } from "@medusajs/framework/types"
import { type Language, languageOf } from "../../../core/language"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { goesByItself } from "../../../modules/store-return/domain/leg-way"
import { POINTS_TENDER } from "../../../modules/store-return/domain/quote"
import { findTerms, type TermsOfCase } from "../../../modules/store-return/read-models/terms"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { OrderReturnCase, ReturnLegRow } from "../../../modules/store-return/types"
import { guestPage } from "../../notices/guest-page"
import { wayOf } from "../exchange/new-units-told"
import {
  buyerEmail,
  buyerName,
  readBuyersOrder,
  sayMoney,
  storeOf,
  times,
} from "../requests/notices/gather-facts"
import type { CaseFacts, MoneyPart, Road } from "./facts"

export type CaseReader = {
  email: string
  customer_id: string | null
  facts: Omit<CaseFacts, "is_paid">
}

/** What the buyer may be told of a return; null when nobody knows her address. */
export async function gatherCaseFacts(
  container: MedusaContainer,
  returned: OrderReturnCase,
  now: Date
): Promise<CaseReader | null> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const { options, secret } = desk
  const order = await readBuyersOrder(container, returned.order_id)
  const email = order && buyerEmail(order)
  if (!email) {
    return null
  }
  const store = await storeOf(container, returned, returned)
  const terms = await desk.reading((manager) => findTerms(manager, [returned.id]))
  const locale = languageOf(order.locale, options.notices.defaultLocale)
  return {
    ...{ email, customer_id: order.customer_id },
    facts: {
      locale,
      name: buyerName(order),
      order_number: returned.order_display_id,
      store: store && { name: store.name, phone: store.phone },
      time_zone: store?.time_zone ?? "UTC",
      accepted_at: returned.accepted_at,
      goods: counted(returned.units.map(({ title }) => title)),
      new_goods: returned.new_units.map((unit) => ({
        title: [unit.title, unit.variant_title].filter(Boolean).join(", "),
        get: wayOf(unit),
      })),
      ...moneyTold(returned, terms, locale),
      link: guestPage(returned.order_id, { options, secret, now }),
    },
  }
}

function moneyTold(
  { id, amount, due, currency_code, legs }: OrderReturnCase,
  terms: ReadonlyMap<string, TermsOfCase>,
  locale: Language
): Pick<CaseFacts, "amount" | "due" | "parts" | "fee" | "lapsed"> {
  const said = (minor: number) => sayMoney({ amount: minor, currency_code }, locale)
  const ifAny = (minor: number) => (minor > 0 ? said(minor) : null)
  return {
    ...{ amount: ifAny(amount), due: ifAny(due) },
    ...{ fee: ifAny(terms.get(id)?.fee ?? 0), lapsed: ifAny(terms.get(id)?.lapsed ?? 0) },
    parts: legs.map((leg) => ({
      ...{ road: roadOf(leg), amount: said(leg.amount), stands: standsAt(leg) },
    })),
  }
}

const ROADS: Record<string, Road> = { cash: "cash", card: "card", [POINTS_TENDER]: "points" }

function roadOf({ kind, tender, done_way }: ReturnLegRow): Road {
  if (kind === "tender") {
    return ROADS[tender ?? ""] ?? "other"
  }
  return kind === "payment" && done_way === "desk" ? "staff" : kind
}

function standsAt(leg: ReturnLegRow): MoneyPart["stands"] {
  if (leg.done_at) {
    return "done"
  }
  return goesByItself(leg) ? "under_way" : "by_hand"
}

function counted(titles: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const title of titles) {
    counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  return [...counts].map(([title, count]) => times(title, count))
}
