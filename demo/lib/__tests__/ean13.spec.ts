import { plannedProducts } from "../catalogue"
import { demoEan13, ean13CheckDigit, isEan13 } from "../ean13"

describe("EAN-13", () => {
  it.each(["4006381333931", "5901234123457", "9780306406157"])("accepts %s", (code) => {
    expect(isEan13(code)).toBe(true)
    expect(ean13CheckDigit(code.slice(0, 12))).toBe(Number(code[12]))
  })

  it.each(["4006381333930", "400638133393", "40063813339311", "400638133393a", ""])(
    "refuses %p",
    (code) => expect(isEan13(code)).toBe(false)
  )

  it("notices every single wrong digit", () => {
    const code = demoEan13(17, 3, 2)
    for (const [at, digit] of [...code].entries()) {
      const wrong = code.slice(0, at) + String((Number(digit) + 1) % 10) + code.slice(at + 1)
      expect(isEan13(wrong)).toBe(false)
    }
  })

  it("gives every variant of the demo its own barcode and SKU, in the range kept for shops", () => {
    const variants = plannedProducts().flatMap((product) => product.variants)
    expect(new Set(variants.map(({ barcode }) => barcode)).size).toBe(variants.length)
    expect(new Set(variants.map(({ sku }) => sku)).size).toBe(variants.length)
    expect(variants.every(({ barcode }) => isEan13(barcode) && barcode.startsWith("29"))).toBe(true)
  })
})
