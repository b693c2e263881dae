import { seal, unseal } from "../seal"

const SECRET = "a secret of the tests"
const broken = { code: "seal_broken" }

describe("a sealed secret", () => {
  it.each(["whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "", "пальто"])("opens again: %p", (text) => {
    expect(unseal(SECRET, seal(SECRET, text))).toBe(text)
  })

  it("neither shows its text nor is the same twice", () => {
    const [one, other] = [seal(SECRET, "whsec_text"), seal(SECRET, "whsec_text")]
    expect(one).not.toContain("whsec")
    expect(one).not.toBe(other)
  })

  it("opens under no other secret", () => {
    expect(() => unseal("another secret of the tests", seal(SECRET, "text"))).toThrow(
      expect.objectContaining(broken)
    )
  })

  it("does not open once any of its bytes was changed or cut", () => {
    const sealed = seal(SECRET, "text")
    const bytes = Buffer.from(sealed.split(".")[1]!, "base64url")
    const changed = [...bytes.keys()].map((at) => {
      const copy = Buffer.from(bytes)
      copy[at]! ^= 1
      return `v1.${copy.toString("base64url")}`
    })
    for (const text of [...changed, "v1.", "", "v2." + sealed.slice(3), sealed.slice(0, 20)]) {
      expect(() => unseal(SECRET, text)).toThrow(expect.objectContaining(broken))
    }
  })
})
