import type { PurchaseLine } from "../../../modules/loyalty/domain/earning/purchase"
import { splitByWeight } from "../../../modules/loyalty/domain/split"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import type { TillGoods } from "./goods"

type Sale = PosEventData<"sale.completed">
type Line = Sale["lines"][number]

/** What a line's discounts take off it beyond what its points are worth: the goods were sold below their price. */
const isOnSale = (line: Line, pointsOff: number): boolean =>
  line.discounts.reduce((sum, { amount }) => sum + amount, 0) > pointsOff

/**
 * The lines of a receipt as they earn: what was paid in points earns nothing. A till takes that off the lines, whose
 * totals are less by it then, or has it among its tenders; that is spread over the lines here.
 */
export function earningLines(
  sale: Pick<Sale, "lines" | "tenders" | "loyalty">,
  goodsOf: (line: Line) => TillGoods,
  pointValue: number
): PurchaseLine[] {
  const tendered = sale.tenders
    .filter(({ type }) => type === "loyalty")
    .reduce((sum, { amount }) => sum + amount, 0)
  const all = sale.lines.reduce((sum, { total }) => sum + total, 0)
  const parts = splitByWeight(
    Math.min(tendered, all),
    sale.lines.map(({ total }) => BigInt(total))
  )
  const pointsOf = (line: Line): number =>
    sale.loyalty?.spent?.lines.find(({ line_id }) => line_id === line.line_id)?.points ?? 0
  return sale.lines.map((line, index) => {
    const with_tax = Math.max(0, line.total - parts[index]!)
    const tax = line.taxes.reduce((sum, { amount }) => sum + amount, 0)
    const taxOfRest = line.total === 0 ? 0 : Math.round((tax * with_tax) / line.total)
    return {
      ...goodsOf(line),
      is_on_sale: isOnSale(line, tendered > 0 ? 0 : pointsOf(line) * pointValue),
      id: line.line_id,
      quantity: line.quantity,
      with_tax,
      without_tax: with_tax - taxOfRest,
    }
  })
}
