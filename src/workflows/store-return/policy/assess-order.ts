import type { MedusaContainer } from "@medusajs/framework/types"
import { DAY_MS } from "../../../core/zone"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import type { SaidOfUnit } from "../../../modules/store-return/domain/condition"
import { handedOverOf } from "../../../modules/store-return/domain/handed-over"
import {
  type AssessedUnit,
  assessReturn,
  type BroughtBack,
  kinderOf,
  type ReturnFacts,
} from "../../../modules/store-return/domain/policy"
import { feeOf, type ReturnWay } from "../../../modules/store-return/domain/policy-fee"
import type { ReturnRules } from "../../../modules/store-return/domain/policy-rules"
import type { QuotedUnit } from "../../../modules/store-return/domain/quote"
import type { Returner } from "../../../modules/store-return/operations/terms"
import { readBroughtBack } from "../../../modules/store-return/read-models/brought-back"
import { findPolicy, type Policy } from "../../../modules/store-return/read-models/policies"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import { zoneOfStore } from "./read-handovers"
import { type Purchase, readPurchase } from "./read-purchase"
import { returnerOf } from "./returner"

/** How units of an order come back. */
export type ReturnConditions = {
  way: ReturnWay
  /** The store that receives them; null: none does. */
  retail_store_id: string | null
  receipt_shown: boolean
  /** By a gift receipt: nobody knows who returns. */
  is_gift?: boolean
  /** When units that are under way are taken to arrive; left out: no window has begun for them. */
  arrives_at?: Date
  now: Date
}

/** An order under the policy: the version in force now, and the one promised when it was bought. */
export type OrderPolicy = {
  policy: Policy
  returner: Returner | null
  feeOn: (refund: number, currencyCode: string) => number
  /** Whether both versions keep back what discounts took off that do not hold any more. */
  keepsLapsed: boolean
  /** Units that come back together: what one person may return counts them one after the other. */
  assess: (
    units: readonly (QuotedUnit & SaidOfUnit)[],
    currencyCode: string
  ) => Promise<AssessedUnit[]>
  /** As `assess`, for each group as if it came back alone. */
  assessApart: (
    groups: readonly (readonly (QuotedUnit & SaidOfUnit)[])[],
    currencyCode: string
  ) => Promise<AssessedUnit[][]>
}

/** Reads what the policy needs to know of an order that is there. */
export async function readOrderPolicy(
  container: MedusaContainer,
  orderId: string,
  conditions: ReturnConditions
): Promise<OrderPolicy> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const purchase = await readPurchase(container, orderId)
  const [policy, promised] = await desk.reading(async (manager) => [
    await findPolicy(manager, conditions.now),
    await findPolicy(manager, purchase.bought_at),
  ])
  const returner = conditions.is_gift ? null : returnerOf(container, purchase)
  const assessApart: OrderPolicy["assessApart"] = async (groups, currency_code) => {
    const { rules } = policy!
    const common: Omit<ReturnFacts, "units"> = {
      ...{ now: conditions.now, channel: purchase.channel, currency_code },
      receipt_shown: conditions.receipt_shown,
      time_zone: conditions.retail_store_id
        ? await zoneOfStore(container, conditions.retail_store_id)
        : null,
      brought_back: await broughtBack(desk, rules, returner, currency_code, conditions.now),
    }
    return groups.map((units) => {
      const facts = { ...common, units: unitFacts(purchase, units, conditions.arrives_at) }
      return kinderOf(assessReturn(promised!.rules, facts), assessReturn(rules, facts))
    })
  }
  const versions = [policy!.rules, promised!.rules]
  return {
    ...{ policy: policy!, returner, assessApart },
    keepsLapsed: versions.every(({ lapsed_discounts }) => lapsed_discounts === "kept_back"),
    feeOn: (refund, currencyCode) => feeOf(versions, conditions.way, currencyCode, refund),
    assess: async (units, currencyCode) => (await assessApart([units], currencyCode))[0]!,
  }
}

const unitFacts = (
  { lines }: Purchase,
  units: readonly (QuotedUnit & SaidOfUnit)[],
  arrives_at: Date | undefined
): ReturnFacts["units"] =>
  units.map((unit) => {
    const { goods, handovers } = lines.get(unit.line_id)!
    const foreseen = arrives_at ? { at: arrives_at, time_zone: null } : null
    return { ...unit, goods, handed_over: handedOverOf(handovers, unit.place) ?? foreseen }
  })

async function broughtBack(
  desk: StoreReturnModuleService,
  { limits }: ReturnRules,
  returner: Returner | null,
  currencyCode: string,
  now: Date
): Promise<BroughtBack | null> {
  if (!limits || !returner) {
    return null
  }
  const since = new Date(now.getTime() - limits.days * DAY_MS)
  return await desk.reading((manager) => readBroughtBack(manager, returner, currencyCode, since))
}
