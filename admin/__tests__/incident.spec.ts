import { differencePlace, goodsName, unitsShort } from "../format/incident"

describe("an incident in words", () => {
  it.each([
    [{ title: "Coat", variant_title: "M", sku: "C-M" }, "Coat, M (C-M)"],
    [{ title: "Coat", variant_title: null, sku: null }, "Coat"],
    [{ title: null, variant_title: null, sku: "C-M" }, "C-M"],
    [{ title: null, variant_title: null, sku: null }, null],
  ])("names the goods %p", (item, name) => {
    expect(goodsName(item)).toBe(name)
  })

  it("counts what is sold or promised, and not there", () => {
    expect(unitsShort({ stocked: -2, reserved: 1 })).toBe(3)
    expect(unitsShort({ stocked: 2, reserved: 1 })).toBe(0)
  })

  it.each([
    ["/lines/0/total", { kind: "line", line: 1 }],
    ["/lines/11/taxes/0/amount", { kind: "tax", line: 12 }],
    ["/lines/2/unit_price", { kind: "price", line: 3 }],
    ["/totals/total", { kind: "total", line: null }],
    ["/tenders", { kind: "tenders", line: null }],
  ])("reads %s as a place on the receipt", (pointer, place) => {
    expect(differencePlace({ pointer })).toEqual(place)
  })
})
