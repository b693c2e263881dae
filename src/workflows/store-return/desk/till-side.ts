import type { MedusaContainer } from "@medusajs/framework/types"
import type { SqlEntityManager } from "../../../core/sql"
import { POS_MODULE } from "../../../modules/pos"
import { pointsTenderByLine } from "../../../modules/pos/domain/points-tender"
import { voidKey } from "../../../modules/pos/domain/voids"
import { findProvided } from "../../../modules/pos/operations/inbox"
import { returnsOnTheirWay, type SaleOfOrder } from "../../../modules/pos/read-models/bought"
import { salesOfOrders } from "../../../modules/pos/read-models/sales-of-orders"
import type { PosModuleService } from "../../../modules/pos/service"
import { type LineUnits, unitsLeft } from "../../../modules/store-return/domain/returnable-units"
import { lineIdOf } from "../../pos/follow-up/ids"
import { readTillTenders, type TillTender } from "../../pos/follow-up/till-tenders"
import { unitsOnTheirWay } from "../../pos/queries/lookup/units"

type Item = { id: string; variant_id: string | null; variant_sku: string | null; detail: LineUnits }

export type TillSide = {
  /** Bought at a till. */
  is_sale: boolean
  is_voided: boolean
  tenders: TillTender[]
  /** Units by line that tills have told to be back and the order does not show yet. */
  taken: Map<string, number>
  /** What of each line was paid with points as a tender; minor units. */
  by_points: Map<string, number>
}

/** What tills know of an order. */
export async function readTillSide(
  container: MedusaContainer,
  { id, items }: { id: string; items: readonly Item[] },
  currencyCode: string
): Promise<TillSide> {
  return await container.resolve<PosModuleService>(POS_MODULE).reading(async (manager) => {
    const sale = (await salesOfOrders(manager, [id])).get(id)
    return {
      is_sale: sale !== undefined,
      is_voided: sale !== undefined && (await isVoided(manager, sale)),
      tenders: await readTillTenders(manager, id, currencyCode),
      taken: await unitsTaken(manager, { id, items }, sale),
      by_points: pointsOf(sale),
    }
  })
}

async function isVoided(manager: SqlEntityManager, { event_id }: SaleOfOrder): Promise<boolean> {
  const key = voidKey(event_id)
  return (await findProvided(manager, [key])).has(key)
}

async function unitsTaken(
  manager: SqlEntityManager,
  order: { id: string; items: readonly Item[] },
  sale: SaleOfOrder | undefined
): Promise<Map<string, number>> {
  const origins = [order.id, ...(sale ? [sale.event_id] : [])]
  const returns = await returnsOnTheirWay(manager, origins)
  const lines = order.items.map((item) => ({ ...item, left: unitsLeft(item.detail) }))
  return unitsOnTheirWay(lines, returns, (lineId) => (sale ? lineIdOf(sale, lineId) : lineId))
}

const pointsOf = (sale: SaleOfOrder | undefined): Map<string, number> =>
  new Map(
    sale &&
      [...pointsTenderByLine(sale.body.data)].map(([lineId, amount]) => [
        lineIdOf(sale, lineId),
        amount,
      ])
  )
