import type { Purchase } from "../../../modules/loyalty/domain/earning/purchase"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import type { TillGoods } from "./goods"
import { earningLines } from "./sale-lines"

type Sale = PosEventData<"sale.completed">

type Around = {
  at: Date
  store: { id: string; sales_channel_id: string | null; time_zone: string }
  goodsOf: (line: Sale["lines"][number]) => TillGoods
  /** What a point was worth, minor units. */
  pointValue: number
}

/** A till's sale as rules see it. */
export const purchaseOfSale = (
  sale: Sale,
  { at, store, goodsOf, pointValue }: Around
): Purchase => ({
  channel: "store",
  sales_channel_id: store.sales_channel_id,
  retail_store_id: store.id,
  currency_code: sale.currency_code,
  at,
  time_zone: store.time_zone,
  lines: earningLines(sale, goodsOf, pointValue),
})
