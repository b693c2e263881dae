import type { AdminTillIncident, TillDifference } from "../../src/types/till-sync"

type Goods = NonNullable<AdminTillIncident["item"]>

/** "Coat, M (VS-C08-BLK-44)": what was sold, by all that is known of it. */
export const goodsName = ({ title, variant_title, sku }: Goods): string | null => {
  const name = [title, variant_title].filter(Boolean).join(", ")
  return name && sku ? `${name} (${sku})` : name || sku
}

/** Units that are promised or sold, but not there. */
export const unitsShort = ({ stocked, reserved }: { stocked: number; reserved: number }): number =>
  Math.max(0, reserved - stocked)

export type DifferencePlace = {
  kind: "line" | "price" | "tax" | "total" | "tenders"
  line: number | null
}

/** Where on a receipt a pointer such as "/lines/0/total" points; lines count from 1, as on paper. */
export const differencePlace = ({ pointer }: Pick<TillDifference, "pointer">): DifferencePlace => {
  const line = /^\/lines\/(\d+)\//.exec(pointer)?.[1]
  if (line !== undefined) {
    const kind = pointer.includes("/taxes/")
      ? "tax"
      : pointer.endsWith("/unit_price")
        ? "price"
        : "line"
    return { kind, line: Number(line) + 1 }
  }
  return { kind: pointer.startsWith("/tenders") ? "tenders" : "total", line: null }
}
