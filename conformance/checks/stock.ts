import { chapter, equal } from "../check"
import { Article } from "../feed"
import { returned, sale } from "../sales"

const count = (sku: string, quantity: number) => ({ counts: [{ sku, quantity }] })

/** Each check puts the stock back where it found it. */
export const stock = chapter("stock", {
  "sale-moves-stock-once-and-its-void-moves-it-back": async (kit) => {
    const { till } = kit
    const coat = await Article.find(kit)
    const sold = till.event("sale.completed", sale({}, coat.sku))
    await kit.accepted([sold])
    await kit.accepted([sold], "duplicate")
    await coat.has(coat.units - 1)
    await kit.accepted([till.event("sale.voided", { sale_event_id: sold.id, reason: "Check" })])
    await coat.has(coat.units)
  },
  "return-brings-units-back": async (kit) => {
    kit.needs("returns")
    const { till } = kit
    const coat = await Article.find(kit)
    const sold = till.event("sale.completed", sale({}, coat.sku))
    const back = returned(sold.id, {}, coat.sku)
    await kit.accepted([sold])
    await coat.has(coat.units - 1)
    await kit.accepted([till.event("return.completed", back)])
    await coat.has(coat.units)
  },
  "damaged-return-brings-none-back": async (kit) => {
    kit.needs("returns")
    const { till } = kit
    const coat = await Article.find(kit)
    const sold = till.event("sale.completed", sale({}, coat.sku))
    const back = returned(sold.id, {}, coat.sku)
    const lines = back.lines.map((line) => ({ ...line, condition: "damaged" }))
    await kit.accepted([sold, till.event("return.completed", { ...back, lines })])
    await coat.has(coat.units - 1)
    await kit.accepted([till.event("stock.counted", count(coat.sku, coat.units))])
    await coat.has(coat.units)
  },
  "late-sale-does-not-move-a-later-count": async (kit) => {
    const { till } = kit
    const coat = await Article.find(kit)
    const [late, counted, after] = [
      till.event("sale.completed", sale({}, coat.sku)),
      till.event("stock.counted", count(coat.sku, 7)),
      till.event("sale.completed", sale({}, coat.sku)),
    ] as const
    await kit.pushed([after, counted])
    await coat.has(6)
    await kit.accepted([late])
    await kit.accepted([till.event("stock.counted", count(coat.sku, coat.units))])
    await coat.has(coat.units)
    const { results } = await kit.pushed([late, counted, after])
    equal(
      results.map(({ status }) => status),
      ["duplicate", "duplicate", "duplicate"],
      "results when sent again"
    )
  },
  "more-may-be-sold-than-there-is": async (kit) => {
    const { till } = kit
    const coat = await Article.find(kit)
    const emptied = till.event("stock.counted", count(coat.sku, 0))
    await kit.accepted([emptied, till.event("sale.completed", sale({}, coat.sku))])
    await coat.has(-1)
    await kit.accepted([till.event("stock.counted", count(coat.sku, coat.units))])
    await coat.has(coat.units)
  },
  "adjustment-moves-stock-by-so-much": async (kit) => {
    const { till } = kit
    const coat = await Article.find(kit)
    const adjust = (quantity: number) =>
      till.event("stock.adjusted", { reason: "other", lines: [{ sku: coat.sku, quantity }] })
    await kit.accepted([adjust(3)])
    await coat.has(coat.units + 3)
    await kit.accepted([adjust(-3)])
    await coat.has(coat.units)
  },
})
