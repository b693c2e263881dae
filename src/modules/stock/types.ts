/** Units of an order line that are no longer promised to the shopper. */
export type LineUnits = { line_item_id: string; quantity: number }

export type ReleaseInput = {
  /** The order lines as sold: a line of 2 kits has twice the component's units reserved. */
  lines: (LineUnits & { ordered_quantity: number })[]
  reference: string
}

export type MoveInput = {
  line_item_ids: string[]
  to_location_id: string
  reference: string
}

export type CorrectInput = {
  stock_location_id: string
  /**
   * set_to_zero: the shelf is empty but for what is promised and was found. take_off: so many units are gone.
   * `quantity` is the number of units missing.
   */
  correction: "set_to_zero" | "take_off"
  reason: "not_found" | "damaged"
  items: { inventory_item_id: string; quantity: number }[]
  reference: string
}
