import type { Context, MedusaContainer } from "@medusajs/framework/types"
import { enqueueJobs } from "../../../core/jobs"
import type { SqlEntityManager } from "../../../core/sql"
import type { PosEvent } from "../../../modules/pos/domain/events/envelope"
import { causeOfOversell } from "../../../modules/pos/domain/oversell"
import {
  productsOf,
  type StockEffects,
  stockEffectsOf,
  voidEffectsOf,
} from "../../../modules/pos/domain/stock-effects"
import { openIncidents, type NewIncident } from "../../../modules/pos/operations/incidents"
import {
  findProducts,
  type ProductFinder,
} from "../../../modules/pos/read-models/product-references"
import { STOCK_MODULE } from "../../../modules/stock"
import type { StockModuleService } from "../../../modules/stock/service"
import type {
  FactSource,
  NewTransferStep,
  StockChange,
  StockCount,
} from "../../../modules/stock/types"
import { recheckOf } from "../jobs/names"
import { transferStepsOf } from "../../stock/transfers/till-steps"

/** An event whose goods are to be booked, and where they are. */
export type Settling = {
  event: PosEvent
  /** The sale a void takes back. */
  voided?: PosEvent<"sale.completed">
  /** A void that does not count any more: what it gave back is taken again, at its own place. */
  isUndone?: boolean
  device_id: string
  retail_store_id: string
  stock_location_id: string
}

/** Reads every product the events name. */
export async function readProducts(
  manager: SqlEntityManager,
  settling: readonly Settling[]
): Promise<ProductFinder> {
  const references = settling.flatMap(({ event, voided }) => [
    ...productsOf(event),
    ...(voided ? productsOf(voided) : []),
  ])
  return await findProducts(manager, references)
}

function effectsOf({ event, voided, isUndone }: Settling, { find }: ProductFinder): StockEffects {
  const effects = voided ? voidEffectsOf(voided, find) : stockEffectsOf(event, find)
  return isUndone ? undone(effects) : effects
}

/** What it could not book was told when it counted. */
const undone = ({ moved, counted }: StockEffects): StockEffects => ({
  moved: moved.map((units) => ({ ...units, quantity: -units.quantity })),
  counted,
  unknown: [],
})

/** Items whose figures the events change, for the locks. */
export function itemsOf(settling: readonly Settling[], products: ProductFinder): string[] {
  const items = settling.flatMap((each) => {
    const { moved, counted } = effectsOf(each, products)
    return [...moved, ...counted].map((units) => units.inventory_item_id)
  })
  return [...new Set(items)].sort()
}

/**
 * Books the goods of events in the caller's transaction, and opens incidents for what does not fit. It is the last to
 * change a level there.
 */
export async function settleStock(
  container: MedusaContainer,
  manager: SqlEntityManager,
  context: Context,
  input: {
    settling: readonly Settling[]
    products: ProductFinder
    /** Of the items' locks (`ItemLocks`). */
    lock_keys: readonly number[]
    now: Date
  }
): Promise<void> {
  const { settling, products, lock_keys, now } = input
  const changes: StockChange[] = []
  const counts: StockCount[] = []
  const incidents: NewIncident[] = []
  const transferSteps: NewTransferStep[] = []
  for (const each of settling) {
    const effects = effectsOf(each, products)
    const common = {
      stock_location_id: each.stock_location_id,
      occurred_at: new Date(each.event.occurred_at),
      source: sourceOf(each),
    }
    changes.push(...effects.moved.map((units) => ({ ...units, ...common })))
    counts.push(...effects.counted.map((units) => ({ ...units, ...common })))
    incidents.push(...effects.unknown.map((reference) => unknownProduct(each, reference)))
    transferSteps.push(...transferStepsOf(each.event, each, effects.moved))
  }
  const stock = container.resolve<StockModuleService>(STOCK_MODULE)
  if (changes.length > 0 || counts.length > 0) {
    const facts = { changes, counts, lock_keys, received_at: now, is_last: true }
    const { oversold } = await stock.applyFacts(facts, context)
    incidents.push(...oversold.map((level) => oversell(level, settling, changes)))
    // Less than was promised, or perhaps enough again.
    const came = changes.filter(({ quantity }) => quantity > 0)
    await enqueueJobs(manager, placesOf([...oversold, ...counts, ...came]).map(recheckOf))
  }
  await stock.recordTransferEvents({ steps: transferSteps, received_at: now }, context)
  await openIncidents(manager, incidents, now)
}

const placesOf = (facts: readonly { stock_location_id: string }[]): string[] =>
  [...new Set(facts.map(({ stock_location_id }) => stock_location_id))].sort()

const sourceOf = ({ device_id, event }: Settling): FactSource => ({
  device_id,
  epoch: event.epoch,
  seq: event.seq,
  event_id: event.id,
})

const unknownProduct = (each: Settling, reference: object): NewIncident => ({
  kind: "unknown_product",
  retail_store_id: each.retail_store_id,
  device_id: each.device_id,
  event_id: each.event.id,
  subject: Object.values(reference).join(" ") || each.event.type,
  details: { ...reference, event_type: each.event.type },
})

type Oversold = {
  inventory_item_id: string
  stock_location_id: string
  stocked: number
  reserved: number
  event_ids: string[]
}

/** Ids of events are a till's own: two tills may have the same. */
const keyOf = (source: { device_id: string; event_id: string }): string =>
  `${source.device_id} ${source.event_id}`

function oversell(
  level: Oversold,
  settling: readonly Settling[],
  changes: readonly StockChange[]
): NewIncident {
  const steps = changes.flatMap(({ source, quantity, ...place }) =>
    isOf(level, place) && "event_id" in source ? [{ event_id: keyOf(source), quantity }] : []
  )
  const cause = causeOfOversell(level, steps)
  const isCause = (each: Settling) =>
    cause
      ? keyOf(sourceOf(each)) === cause
      : each.stock_location_id === level.stock_location_id && each.event.id === level.event_ids[0]
  const { retail_store_id, device_id, event } = settling.find(isCause) ?? settling[0]!
  return {
    kind: "oversell",
    retail_store_id,
    device_id,
    event_id: event.id,
    subject: level.inventory_item_id,
    details: { ...level },
  }
}

type Place = { inventory_item_id: string; stock_location_id: string }

const isOf = (one: Place, other: Place): boolean =>
  one.inventory_item_id === other.inventory_item_id &&
  one.stock_location_id === other.stock_location_id
