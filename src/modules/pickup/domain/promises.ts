/** Units of one item that a place has promised to one order. */
export type PromisedUnits = {
  order_id: string
  /** Null: an order that is sent, not collected. */
  pickup_id: string | null
  line_item_id: string
  quantity: number
  promised_at: Date
  /** Found and laid aside already: they are not the ones that are gone. */
  is_set_aside: boolean
}

/** An item of which a place has promised more than it has. */
export type ShortLevel = {
  inventory_item_id: string
  stock_location_id: string
  /** Units. */
  missing: number
  promises: PromisedUnits[]
}

export type BrokenPromise = PromisedUnits & { units_missing: number }

/** The promises a place cannot keep: the youngest ones, until the units that are missing are found. */
export function brokenPromises({ missing, promises }: ShortLevel): BrokenPromise[] {
  const broken: BrokenPromise[] = []
  let rest = missing
  for (const promise of promises.filter((each) => !each.is_set_aside).sort(youngestFirst)) {
    if (rest <= 0) {
      break
    }
    const units_missing = Math.min(rest, promise.quantity)
    broken.push({ ...promise, units_missing })
    rest -= units_missing
  }
  return broken
}

const youngestFirst = (one: PromisedUnits, other: PromisedUnits): number =>
  other.promised_at.getTime() - one.promised_at.getTime() ||
  (one.line_item_id < other.line_item_id ? 1 : -1)
