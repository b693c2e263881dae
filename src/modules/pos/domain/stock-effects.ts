import type { PosEvent } from "./events/envelope"
import type { KnownVariant, ProductReference } from "./products"

export type UnitsMoved = {
  inventory_item_id: string
  /** Units that came (positive) or went (negative). */
  quantity: number
  reason: "sold" | "sale_voided" | "returned" | "adjusted" | "transferred_out" | "received"
}
export type UnitsCounted = { inventory_item_id: string; quantity: number }

export type StockEffects = {
  moved: UnitsMoved[]
  counted: UnitsCounted[]
  /** Products no variant was found for, and kits that cannot be counted as a whole. */
  unknown: ProductReference[]
}

type Line = ProductReference & { quantity: number }
type Find = (reference: ProductReference) => KnownVariant | undefined

/** What an event says about goods in its store, as far as the event alone tells it. */
export function stockEffectsOf(event: PosEvent, find: Find): StockEffects {
  switch (event.type) {
    case "sale.completed":
      return moves(event.data.lines, "sold", -1, find)
    case "return.completed":
      // Of a return that was accepted before the goods were booked then.
      return event.data.return_id
        ? NOTHING
        : moves(
            event.data.lines.filter((line) => line.condition === "resellable"),
            "returned",
            1,
            find
          )
    case "stock.adjusted":
      return moves(event.data.lines, "adjusted", 1, find)
    case "stock.transferred_out":
      return moves(event.data.lines, "transferred_out", -1, find)
    case "stock.received":
      return moves(event.data.lines, "received", 1, find)
    case "stock.counted":
      return counts(event.data.counts, find)
    default:
      return NOTHING
  }
}

const NOTHING: StockEffects = { moved: [], counted: [], unknown: [] }

/** A voided sale gives back what it took. */
export function voidEffectsOf(sale: PosEvent<"sale.completed">, find: Find): StockEffects {
  return moves(sale.data.lines, "sale_voided", 1, find)
}

/** The products an event names, whether or not they move stock. */
export function productsOf(event: PosEvent): ProductReference[] {
  switch (event.type) {
    case "sale.completed":
    case "return.completed":
    case "stock.adjusted":
    case "stock.transferred_out":
    case "stock.received":
      return event.data.lines
    case "stock.counted":
      return event.data.counts
    default:
      return []
  }
}

function moves(
  lines: readonly Line[],
  reason: UnitsMoved["reason"],
  direction: 1 | -1,
  find: Find
): StockEffects {
  const effects: StockEffects = { moved: [], counted: [], unknown: [] }
  for (const line of lines) {
    const variant = find(line)
    if (!variant) {
      effects.unknown.push(referenceOf(line))
      continue
    }
    for (const part of variant.components) {
      effects.moved.push({
        inventory_item_id: part.inventory_item_id,
        quantity: direction * line.quantity * part.required_quantity,
        reason,
      })
    }
  }
  return effects
}

/** One article counted in two places is counted once, with both figures added. */
function counts(lines: readonly Line[], find: Find): StockEffects {
  const effects: StockEffects = { moved: [], counted: [], unknown: [] }
  const sums = new Map<string, number>()
  for (const line of lines) {
    const variant = find(line)
    const [part, ...others] = variant?.components ?? []
    if (!variant || others.length > 0) {
      effects.unknown.push(referenceOf(line))
    } else if (part) {
      const units = line.quantity * part.required_quantity
      sums.set(part.inventory_item_id, (sums.get(part.inventory_item_id) ?? 0) + units)
    }
  }
  for (const [inventory_item_id, quantity] of sums) {
    effects.counted.push({ inventory_item_id, quantity })
  }
  return effects
}

const referenceOf = ({ variant_id, sku, barcode }: Line): ProductReference => ({
  ...(variant_id ? { variant_id } : {}),
  ...(sku ? { sku } : {}),
  ...(barcode ? { barcode } : {}),
})
