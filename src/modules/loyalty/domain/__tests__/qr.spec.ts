import { codesFrom, newSeed, readQr, stepOf, STEP_SECONDS } from "../qr"

/** RFC 6238, appendix B: the seed of its test vectors, and the codes at its times. */
const RFC_SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
const VECTORS: [seconds: number, code: string][] = [
  [59, "94287082"],
  [1111111109, "07081804"],
  [1234567890, "89005924"],
  [20000000000, "65353130"],
]
const TOKEN = "abcdefghijklmnopqrstuv"
const at = (seconds: number) => new Date(seconds * 1000)

describe("codes of a shopper's screen", () => {
  it.each(VECTORS)("are those of RFC 6238 at second %d", (seconds, code) => {
    const [shown] = codesFrom(TOKEN, RFC_SEED, at(seconds), 1)
    expect(readQr(shown!.text)).toEqual({ token: TOKEN, code })
  })

  it("follow each other without a gap", () => {
    const codes = codesFrom(TOKEN, newSeed(), at(95), 3)
    expect(codes.map(({ shows_from }) => shows_from)).toEqual([at(90), at(120), at(150)])
    expect(codes.map(({ shows_until }) => shows_until)).toEqual([at(120), at(150), at(180)])
  })

  it("are taken one step before and after their own, to the second", () => {
    const seed = newSeed()
    const begin = 1_000 * STEP_SECONDS
    const { code } = readQr(codesFrom(TOKEN, seed, at(begin), 1)[0]!.text)!
    const steps = [-31, -30, 0, 29, 59, 60].map((second) => stepOf(seed, code, at(begin + second)))
    expect(steps).toEqual([null, 1_000, 1_000, 1_000, 1_000, null])
  })

  it.each(["", "LOY1.short.12345678", `LOY1.${TOKEN}.1234567`, `LOY2.${TOKEN}.12345678`])(
    "are not read out of %p",
    (text) => {
      expect(readQr(text)).toBeNull()
    }
  )
})
