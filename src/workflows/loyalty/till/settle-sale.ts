import type { MedusaContainer } from "@medusajs/framework/types"
import type { SqlEntityManager } from "../../../core/sql"
import { awardFor } from "../../../modules/loyalty/domain/earning/award"
import { accrue } from "../../../modules/loyalty/operations/accrue"
import { bookTillBurn, type BurnOutcome } from "../../../modules/loyalty/operations/till-burns"
import { findProgramme, type Programme } from "../../../modules/loyalty/read-models/programme"
import { tierFor } from "../../../modules/loyalty/read-models/tier"
import { knownReferences } from "../../../modules/loyalty/read-models/lines"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import type { NewIncident } from "../../../modules/pos/operations/incidents"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { lineIdOf, orderIdOf } from "../../pos/follow-up/ids"
import { boughtIn } from "../orders/bought-in"
import { lineReference, orderReference } from "../orders/references"
import { reviewAccounts } from "../review-accounts"
import { readTillGoods } from "./goods"
import { burnLinesOf } from "./lines"
import { originOfTill } from "./origin"
import { accountOfSale } from "./sale-account"
import { accountUnknown, overspent } from "./sale-incidents"
import { purchaseOfSale } from "./sale-purchase"
import { loyaltyOf, writeLedger } from "../ledger"

type Sale = PosEventData<"sale.completed">

const DAY_MS = 86_400_000

/**
 * What a till's sale does to points: those it says were spent are spent, and its lines earn by the rules of its hour,
 * however late it comes. Done again, it changes nothing. Answers what a person must look at.
 */
export async function settleSalePoints(
  container: MedusaContainer,
  event: PendingEvent,
  now: Date
): Promise<NewIncident[]> {
  const sale = event.body.data as Sale
  if (!sale.customer && !sale.loyalty) {
    return []
  }
  const at = new Date(event.body.occurred_at)
  const service = loyaltyOf(container)
  const programme = await service.reading((manager) => findProgramme(manager, at))
  if (!programme) {
    return sale.loyalty ? [accountUnknown(event, sale)] : []
  }
  const { device_id, retail_store_id } = event
  const where = { device_id, retail_store_id, programme_id: programme.id, now }
  const account_id = await accountOfSale(container, sale, where)
  const award = account_id && (await awardOf(container, event, { programme, account_id, at }))
  const outcome = await writeLedger(container, async (manager) => {
    const burned = await burn(manager, event, account_id, now)
    if (award) {
      await earn(manager, event, { account_id, award, programme, at }, now)
    }
    return burned
  })
  const lines = award ? award.map(({ line_id }) => lineReference(lineIdOf(event, line_id))) : []
  await reviewAccounts(container, account_id ? [account_id] : [], now, lines)
  return [
    ...(sale.loyalty && !account_id && !outcome?.account_id ? [accountUnknown(event, sale)] : []),
    ...(outcome?.trouble && outcome.account_id ? [overspent(event, sale, outcome)] : []),
  ]
}

const commandOf = (event: PendingEvent, act: string) => ({
  ...originOfTill(event),
  key: `till_sale:${event.device_id}:${event.event_id}:${act}`,
  occurred_at: new Date(event.body.occurred_at),
})

async function burn(
  manager: SqlEntityManager,
  event: PendingEvent,
  account_id: string | null,
  now: Date
): Promise<BurnOutcome | null> {
  const { lines, loyalty } = event.body.data as Sale
  if (!loyalty?.spent) {
    return null
  }
  const { hold_id, lease_id, lines: spent } = loyalty.spent
  const quantityOf = (line_id: string): number =>
    lines.find((line) => line.line_id === line_id)?.quantity ?? 1
  const burned = spent.map((line) => ({ ...line, quantity: quantityOf(line.line_id) }))
  const told = {
    device_id: event.device_id,
    from: lease_id ? { lease_id } : { hold_id: hold_id ?? "" },
    account_id,
    reference: orderReference(orderIdOf(event)),
    lines: burnLinesOf(event, burned),
  }
  return await bookTillBurn(manager, commandOf(event, "spent"), told, now)
}

type LineAwards = ReturnType<typeof awardFor>["lines"]

async function awardOf(
  container: MedusaContainer,
  event: PendingEvent,
  { programme: { rules }, account_id, at }: Omit<Earning, "award">
): Promise<LineAwards> {
  const sale = event.body.data as Sale
  const [goodsOf, store] = await Promise.all([
    readTillGoods(container, sale.lines),
    container
      .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      .retrieveRetailStore(event.retail_store_id),
  ])
  const tier =
    rules.tiers &&
    (await loyaltyOf(container).reading(async (manager) => {
      const lines = sale.lines.map(({ line_id }) => lineReference(lineIdOf(event, line_id)))
      const isBooked = (await knownReferences(manager, lines)).length > 0
      const purchase = isBooked ? orderReference(orderIdOf(event)) : null
      return await tierFor(manager, account_id, { at, purchase })
    }))
  const pointValue = rules.spending.values[sale.currency_code] ?? 0
  return awardFor(rules, { ...purchaseOfSale(sale, { at, store, goodsOf, pointValue }), tier })
    .lines
}

type Earning = { account_id: string; award: LineAwards; programme: Programme; at: Date }

/** The goods are in the shopper's hands already, so the day on which the points vest is known. */
async function earn(
  manager: SqlEntityManager,
  event: PendingEvent,
  { account_id, award, programme, at }: Earning,
  now: Date
): Promise<void> {
  const reference = orderReference(orderIdOf(event))
  const { vesting, life_days } = programme.rules
  const vests_at = new Date(at.getTime() + vesting.return_window_days * DAY_MS)
  const expires_at = life_days === null ? null : new Date(vests_at.getTime() + life_days * DAY_MS)
  const awards = award.map(({ line_id, points, line_value, reason }) => ({
    reference: lineReference(lineIdOf(event, line_id)),
    points,
    line_value,
    vests_at,
    expires_at,
    award: { ...reason, ...boughtIn(reference, { channel: "store", at }) },
    rules_version: programme.version,
  }))
  const known = await knownReferences(
    manager,
    awards.map(({ reference }) => reference)
  )
  if (known.length === 0) {
    await accrue(manager, commandOf(event, "earned"), { account_id, awards, reference }, now)
  }
}
