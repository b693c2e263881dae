import { signToken, TOKEN_SECONDS, verifyToken } from "../../../../modules/pos/domain/tokens"
import { claimsOf } from "../known-tokens"

jest.mock("../../../../modules/pos/domain/tokens", () => {
  const real = jest.requireActual<typeof import("../../../../modules/pos/domain/tokens")>(
    "../../../../modules/pos/domain/tokens"
  )
  return { ...real, verifyToken: jest.fn(real.verifyToken) }
})

const SECRET = "a secret of the tests, long enough"
const NOW = new Date("2026-03-01T10:00:00Z")
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

const CLAIMS = {
  device_id: "posdev_1",
  kid: "key",
  epoch: 3,
  lane: "live" as const,
  scopes: ["sales", "stock"],
}
let serial = 0
const made = () => signToken(SECRET, { ...CLAIMS, epoch: ++serial, retail_store_id: "rst_1" }, NOW)

describe("a token that comes again", () => {
  it("is believed as long as it is in date, and its signature is checked once", async () => {
    const token = await made()
    for (const seconds of [0, 1, TOKEN_SECONDS - 1]) {
      expect(await claimsOf(SECRET, token, after(seconds))).toEqual({ ...CLAIMS, epoch: serial })
    }
    expect(verifyToken).toHaveBeenCalledTimes(1)
    expect(await claimsOf(SECRET, token, after(TOKEN_SECONDS))).toBeNull()
    expect(await claimsOf(SECRET, token, after(TOKEN_SECONDS))).toBeNull()
  })

  it("is not believed under another secret, nor changed, whatever is known", async () => {
    const token = await made()
    expect(await claimsOf(SECRET, token, NOW)).not.toBeNull()
    expect(await claimsOf("another secret of the tests", token, NOW)).toBeNull()
    expect(await claimsOf(SECRET, `${token}A`, NOW)).toBeNull()
  })
})
