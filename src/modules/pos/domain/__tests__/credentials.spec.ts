import fc from "fast-check"
import { Webhook } from "standardwebhooks"
import { hashPairingCode, newPairingCode } from "../pairing-code"
import { Ed25519PublicKey } from "../public-key"
import { isInTime, isSignedBy, signatureExpiry } from "../signature"
import { signToken, TOKEN_SECONDS, verifyToken } from "../tokens"

const SECRET = "a secret of the tests"
const NOW = new Date("2026-03-10T09:30:00Z")
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

describe("a pairing code", () => {
  it("is made of letters and digits that nobody mixes up, and never the same", () => {
    const codes = Array.from({ length: 200 }, newPairingCode)
    expect(new Set(codes).size).toBe(200)
    codes.forEach((code) => expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/))
  })

  it("is found however it is typed, and hashed differently under another secret", () => {
    const hash = hashPairingCode(SECRET, "0ABC-1TEX")
    for (const typed of ["0abc1tex", "OABC ITEX", " 0abc–ltex ", "0АВС-1ТЕХ"]) {
      expect(hashPairingCode(SECRET, typed)).toBe(hash)
    }
    expect(hashPairingCode("another secret of the tests", "0ABC-1TEX")).not.toBe(hash)
    expect(hashPairingCode(SECRET, "no code")).not.toBe(hash)
  })
})

describe("a public key", () => {
  const x = Buffer.alloc(32, 7).toString("base64url")

  it("keeps nothing but what makes it one", () => {
    const key = { kty: "OKP", crv: "Ed25519", x }
    expect(Ed25519PublicKey.parse({ ...key, kid: "mine", use: "sig" })).toEqual(key)
  })

  it.each([
    { x: `${x}=` },
    { x: x.slice(1) },
    { x: `${x.slice(0, -1)}!` },
    { x: 7 },
    { d: x },
    { kty: "EC" },
  ])("is refused with %j", (wrong) => {
    expect(Ed25519PublicKey.safeParse({ kty: "OKP", crv: "Ed25519", x, ...wrong }).success).toBe(
      false
    )
  })
})

describe("a token", () => {
  const claims = {
    device_id: "posdev_1",
    kid: "key",
    epoch: 3,
    lane: "live" as const,
    scopes: ["sales", "stock"],
  }
  const made = () => signToken(SECRET, { ...claims, retail_store_id: "rst_1" }, NOW)

  it("is believed for 15 minutes", async () => {
    const token = await made()
    expect(await verifyToken(SECRET, token, after(TOKEN_SECONDS - 1))).toEqual({
      claims,
      expires_at: after(TOKEN_SECONDS),
    })
    expect(await verifyToken(SECRET, token, after(TOKEN_SECONDS))).toBeNull()
  })

  it("is not believed under another secret, changed, or unsigned", async () => {
    const [header, body, signature] = (await made()).split(".") as [string, string, string]
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url")
    const richer = part({
      ...(JSON.parse(Buffer.from(body, "base64url").toString()) as object),
      epoch: 4,
    })
    expect(await verifyToken("another secret of the tests", await made(), NOW)).toBeNull()
    for (const token of [
      `${header}.${richer}.${signature}`,
      `${part({ alg: "none", typ: "at+jwt" })}.${body}.`,
      "",
      "a.b.c",
    ]) {
      expect(await verifyToken(SECRET, token, NOW)).toBeNull()
    }
  })
})

describe("a signed request", () => {
  const key = `whsec_${Buffer.alloc(32, 9).toString("base64")}`
  const signed = (body: string, id = "msg_1", at = NOW) => ({
    id,
    timestamp: String(at.getTime() / 1000),
    signature: new Webhook(key).sign(id, at, body),
    body: Buffer.from(body),
  })

  it("is known when it was signed by the library of Standard Webhooks", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[\w-]{1,20}$/), (body, id) =>
        isSignedBy(key, signed(body, id))
      )
    )
  })

  it("is known by any of the signatures it carries", () => {
    const request = signed("{}")
    const signature = `v1,AAAA v1a,xyz ${request.signature}`
    expect(isSignedBy(key, { ...request, signature })).toBe(true)
    expect(isSignedBy(key, { ...request, signature: request.signature.slice(3) })).toBe(false)
  })

  it("is another with another body, id, time or secret", () => {
    const request = signed("{}")
    expect(isSignedBy(key, { ...request, body: Buffer.from("{ }") })).toBe(false)
    expect(isSignedBy(key, { ...request, id: "msg_2" })).toBe(false)
    expect(isSignedBy(key, { ...request, timestamp: "1" })).toBe(false)
    expect(isSignedBy(`whsec_${Buffer.alloc(32, 8).toString("base64")}`, request)).toBe(false)
  })

  it("is in time for five minutes either way, and remembered at least as long", () => {
    const request = signed("{}")
    expect([-301, -300, 0, 300, 301].map((off) => isInTime(request, after(off)))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(signatureExpiry(request).getTime()).toBeGreaterThan(after(300).getTime())
    for (const timestamp of ["", "soon", "1e9", "-5", "1773135000.5"]) {
      expect(isInTime({ ...request, timestamp }, NOW)).toBe(false)
    }
  })
})
