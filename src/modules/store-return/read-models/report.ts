import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { StoreDays } from "../types"
import { FOUND_CASES, productOf } from "./found-cases"
import { bindDays } from "./store-days"
import { readUnitsSold, type UnitsSold } from "./units-sold"

/** Units that came back and have something in common. */
export type ReportGroup = {
  id: string | null
  name: string | null
  units: number
  /** What they are worth, in minor units, by currency. */
  worth: Record<string, number>
}

export type ReturnReport = {
  returns: number
  /** Of them, with goods that went out in exchange. */
  exchanged: number
  /** Of them, without a receipt. */
  blind: number
  /** Of them, against the policy. */
  overridden: number
  units: number
  /** Given back or to be given back, in minor units, by currency. */
  amounts: Record<string, number>
  /** From the goods' hand-in to the last of the money; null: nothing is settled yet. */
  seconds_to_refund: { p50: number; p90: number } | null
  reasons: ReportGroup[]
  products: ReportGroup[]
  stores: ReportGroup[]
  channels: ReportGroup[]
  /** What shoppers got on the same days. */
  sold: UnitsSold
}

/** Products and channels shown, those with the most units first. */
const MOST_ROWS = 100

const DIMENSIONS = {
  reasons: { id: "unit.reason", name: "unit.reason", join: "" },
  products: {
    id: productOf("unit"),
    name: "unit.title",
    join: "left join product_variant variant on variant.id = unit.variant_id",
  },
  stores: { id: "found.retail_store_id", name: "null::text", join: "" },
  channels: {
    id: "channel.id",
    name: "channel.name",
    join: `left join "order" bought on bought.id = found.order_id
           left join sales_channel channel on channel.id = bought.sales_channel_id`,
  },
} as const

export async function readReturnReport(
  manager: SqlEntityManager,
  days: StoreDays
): Promise<ReturnReport> {
  const [totals, reasons, products, stores, channels] = await Promise.all([
    readTotals(manager, days),
    readGroups(manager, days, "reasons"),
    readGroups(manager, days, "products"),
    readGroups(manager, days, "stores"),
    readGroups(manager, days, "channels"),
  ])
  const sold = await readUnitsSold(
    manager,
    days,
    products.flatMap(({ id }) => id ?? [])
  )
  return { ...totals, reasons, products, stores, channels, sold }
}

async function readTotals(manager: SqlEntityManager, days: StoreDays) {
  const { rows: daysRows, values } = bindDays(days)
  const [row] = await boundRows<{
    returns: number
    exchanged: number
    blind: number
    overridden: number
    units: number
    amounts: Record<string, number> | null
    times: [number, number] | null
  }>(
    manager,
    `with ${daysRows}, ${FOUND_CASES}
     select count(*)::int as returns,
       count(*) filter (where order_id is null)::int as blind,
       count(*) filter (where exists (
         select 1 from omni_return_new_unit going where going.case_id = found.id
       ))::int as exchanged,
       (select count(*)::int from found join omni_return_override allowed on allowed.case_id = found.id)
         as overridden,
       (select count(*)::int from found join omni_return_unit unit on unit.case_id = found.id) as units,
       (select jsonb_object_agg(currency_code, amount) from (
          select currency_code, sum(amount) as amount from found group by currency_code
        ) sums) as amounts,
       percentile_cont(array[0.5, 0.9]) within group (
         order by extract(epoch from settled_at - accepted_at)
       ) filter (where settled_at is not null) as times
     from found`,
    values
  )
  const { amounts, times, ...counts } = row!
  const [p50, p90] = times ?? []
  return {
    ...counts,
    amounts: amounts ?? {},
    seconds_to_refund:
      p50 === undefined || p90 === undefined
        ? null
        : { p50: Math.round(p50), p90: Math.round(p90) },
  }
}

async function readGroups(
  manager: SqlEntityManager,
  days: StoreDays,
  dimension: keyof typeof DIMENSIONS
): Promise<ReportGroup[]> {
  const { id, name, join } = DIMENSIONS[dimension]
  const { rows: daysRows, values } = bindDays(days)
  return await boundRows<ReportGroup>(
    manager,
    `with ${daysRows}, ${FOUND_CASES}, counted as (
       select ${id} as id, max(${name}) as name, found.currency_code, count(*) as units,
         sum(unit.amount) as worth
       from found join omni_return_unit unit on unit.case_id = found.id ${join}
       group by ${id}, found.currency_code
     )
     select id, max(name) as name, sum(units)::int as units,
       jsonb_object_agg(currency_code, worth) as worth
     from counted group by id order by units desc, id limit ?`,
    [...values, MOST_ROWS]
  )
}
