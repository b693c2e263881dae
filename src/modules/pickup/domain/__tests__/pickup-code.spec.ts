import fc from "fast-check"
import {
  derivePickupCode,
  hashPickupCode,
  normalizePickupCode,
  pickupQrPng,
  pickupQrSvg,
  pickupQrText,
} from "../pickup-code"

const SECRET = "a secret of the tests"
const code = derivePickupCode(SECRET, "pku_1", 1)

describe("deriving a code", () => {
  it("gives the same code for the same issue, so it need not be stored", () => {
    expect(derivePickupCode(SECRET, "pku_1", 1)).toBe(code)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  it("gives another code for another issue, pickup or secret", () => {
    const others = [
      derivePickupCode(SECRET, "pku_1", 2),
      derivePickupCode(SECRET, "pku_11", 1),
      derivePickupCode(SECRET, "pku_", 11),
      derivePickupCode("another secret here", "pku_1", 1),
    ]
    expect(new Set([code, ...others]).size).toBe(5)
  })

  it("uses all 40 bits: every character takes every value, and 20,000 codes are all different", () => {
    const codes = Array.from({ length: 20_000 }, (_, n) => derivePickupCode(SECRET, `pku_${n}`, 1))
    expect(new Set(codes).size).toBe(20_000)
    for (const place of [0, 1, 2, 3, 5, 6, 7, 8]) {
      expect(new Set(codes.map((one) => one[place])).size).toBe(32)
    }
  })
})

describe("reading a code", () => {
  it.each([
    ["as shown", "A1CE-KM0X", "A1CE-KM0X"],
    ["without the dash", "A1CEKM0X", "A1CE-KM0X"],
    ["in small letters", "a1ce-km0x", "A1CE-KM0X"],
    ["with spaces around and inside", "  a1 ce  km 0x\n", "A1CE-KM0X"],
    ["with long dashes", "A1CE–KM—0X", "A1CE-KM0X"],
    ["with O for 0", "A1CE-KMOX", "A1CE-KM0X"],
    ["with I for 1", "AICE-KM0X", "A1CE-KM0X"],
    ["with a small L for 1", "alce-km0x", "A1CE-KM0X"],
    ["on a Russian keyboard", "А1СЕ-КМ0Х", "A1CE-KM0X"],
    ["in small Russian letters", "а1се-кмох", "A1CE-KM0X"],
    ["with every look-alike", "АВЕК МНРС", "ABEK-MHPC"],
    ["with the other look-alikes", "ОТУХ ОТУХ", "0TYX-0TYX"],
    ["in full-width signs", "Ａ１ＣＥ－ＫＭ０Ｘ", "A1CE-KM0X"],
    ["with invisible signs from a copied text", "A1CE\u200B-KM0X\uFEFF", "A1CE-KM0X"],
    ["from the scanner", "PICKUP-A1CE-KM0X\r\n", "A1CE-KM0X"],
    ["from a scanner on a Russian layout", "ЗШСЛГЗ-Ф1СУ-ЛЬ0Ч", "A1CE-KM0X"],
  ])("takes it %s", (_, typed, read) => {
    expect(normalizePickupCode(typed)).toBe(read)
  })

  it.each([
    ["nothing", ""],
    ["too little", "A1CE-KM0"],
    ["too much", "A1CE-KM0XX"],
    ["a letter no code has", "A1CE-KMUX"],
    ["a Cyrillic letter that looks like none", "A1CE-KMЖX"],
    ["other signs", "A1CE_KM0X"],
    ["the prefix alone", "PICKUP"],
    ["the prefix twice", "PICKUPPICKUPA1CEKM0X"],
    ["a whole book", "A1CE-KM0X".repeat(1_000)],
    ["markup", "<script>1</script>"],
  ])("takes no code from %s", (_, typed) => {
    expect(normalizePickupCode(typed)).toBeNull()
  })

  it("reads back every code, shown or scanned, and finds nothing else in any text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.nat(), fc.string(), (id, issue, any) => {
        const one = derivePickupCode(SECRET, id, issue)
        expect(normalizePickupCode(one)).toBe(one)
        expect(normalizePickupCode(pickupQrText(one))).toBe(one)
        const found = normalizePickupCode(any)
        expect(found === null || normalizePickupCode(found) === found).toBe(true)
      })
    )
  })
})

describe("storing a code", () => {
  it("keeps a keyed hash that the code's own key does not give", () => {
    expect(hashPickupCode(SECRET, code)).toMatch(/^[0-9a-f]{64}$/)
    expect(hashPickupCode(SECRET, code)).not.toBe(hashPickupCode("another secret here", code))
    expect(hashPickupCode(SECRET, code)).not.toContain(code.replace("-", "").toLowerCase())
  })

  it("refuses what is not in the plain form, which would be found by nobody", () => {
    expect(() => hashPickupCode(SECRET, "a1ce-km0x")).toThrow(
      expect.objectContaining({ type: "invalid_argument", code: "invalid_pickup_code" })
    )
  })
})

describe("the QR picture", () => {
  it("says only capital letters, digits and dashes", () => {
    expect(pickupQrText(code)).toBe(`PICKUP-${code}`)
    expect(pickupQrText(code)).toMatch(/^[A-Z0-9-]{16}$/)
  })

  it.each(["</svg><script>", "A1CE-KM0X\x1B@", "A1CE-KM0X\n", "anna@example.com"])(
    "is never made of %j",
    async (text) => {
      expect(() => pickupQrText(text)).toThrow(
        expect.objectContaining({ code: "invalid_pickup_code" })
      )
      await expect(pickupQrSvg(text)).rejects.toMatchObject({ code: "invalid_pickup_code" })
    }
  )

  it("is an SVG without text or script, and a PNG", async () => {
    const svg = await pickupQrSvg(code)
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/)
    expect(svg).not.toMatch(/<(script|text|image|a|foreignObject)\b|\bon\w+=/i)
    expect((await pickupQrPng(code)).subarray(1, 4).toString()).toBe("PNG")
  })
})
