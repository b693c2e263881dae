import type { ScannedVariant } from "../data/lookups"
import {
  areLastSigns,
  bringerOf,
  goodsOf,
  isFull,
  isName,
  MOST_UNITS,
  NO_GOODS,
  scannedUnits,
  takenUnits,
  variantsOfScan,
  withScanned,
  withUnitsOf,
} from "../pages/return-blind/blind-draft"
import { withUnit, withUnits } from "../pages/return-desk/units-draft"

const variant = (id: string, part: Partial<ScannedVariant> = {}): ScannedVariant => ({
  ...{ id, title: "M", sku: `sku-${id}`, barcode: null, ean: null, upc: null, thumbnail: null },
  product: { title: id, thumbnail: "picture" },
  ...part,
})
const coat = goodsOf(variant("coat"))

describe("goods without a receipt", () => {
  it("are what bears the code, or all that a name may mean", () => {
    const found = [variant("coat", { ean: "4600001" }), variant("coat-2", { sku: "SKU-COAT-L" })]
    expect(variantsOfScan(found, "4600001").map(({ id }) => id)).toEqual(["coat"])
    expect(variantsOfScan(found, "sku-coat-l").map(({ id }) => id)).toEqual(["coat-2"])
    expect(variantsOfScan(found, "coat")).toHaveLength(2)
    expect(coat).toMatchObject({ title: "coat", variant: "M", thumbnail: "picture" })
  })

  it("are counted as they are scanned, and leave the list with their last unit", () => {
    const two = withScanned(withScanned(NO_GOODS, coat), coat)
    expect(scannedUnits(two)).toEqual([{ variant_id: "coat", quantity: 2 }])
    expect(takenUnits(two)).toBeNull()
    const why = withUnit(two.units, "coat", 0, { reason: "size" })
    const said = withUnitsOf(two, withUnit(why, "coat", 1, { reason: "fit", grade: "damaged" }))
    expect(takenUnits(said)).toEqual([
      { variant_id: "coat", quantity: 1, reason: "size", grade: "resell" },
      { variant_id: "coat", quantity: 1, reason: "fit", grade: "damaged" },
    ])
    expect(scannedUnits(said)).toEqual([
      { variant_id: "coat", quantity: 1 },
      { variant_id: "coat", quantity: 1, grade: "damaged", reason: "fit" },
    ])
    const none = withUnitsOf(said, withUnits(said.units, "coat", 0))
    expect([none.goods, scannedUnits(none), takenUnits(none)]).toEqual([[], [], null])
    expect(isFull(withUnitsOf(two, withUnits(two.units, "coat", MOST_UNITS)))).toBe(true)
  })

  it("come with a person when all of the document is written down", () => {
    const ivan = { name: " Иван Петров ", document: "passport", last_signs: "12aБ" } as const
    expect(bringerOf(ivan)).toEqual({ ...ivan, name: "Иван Петров" })
    expect(bringerOf({ ...ivan, document: null })).toBeNull()
    expect([isName("И"), areLastSigns("123"), areLastSigns("12-4"), areLastSigns("1234")]).toEqual([
      false,
      false,
      false,
      true,
    ])
  })
})
