import { chapter, equal, must } from "../check"
import { request } from "../client"
import { newKey } from "../device"
import { type Kit, refused, said } from "../kit"
import { sale } from "../sales"

const now = (): number => Math.floor(Date.now() / 1000)

async function tokenRefused(
  { till }: Kit,
  assertion: string,
  code = "invalid_client"
): Promise<void> {
  refused(await till.askToken(assertion), 401, code)
}

export const auth = chapter("auth", {
  "pairing-tells-who-the-till-is": async ({ pairing, till }) => {
    const { device_id, kid, epoch, scopes, store, server_time } = pairing.body
    must(typeof device_id === "string" && device_id !== "", "there is no device_id")
    equal(kid, till.key.kid, "kid is the thumbprint of the key (RFC 7638)")
    must(Number.isInteger(epoch) && Number(epoch) >= 1, `epoch is ${epoch}`)
    must(Array.isArray(scopes), "there are no scopes")
    must(typeof (store as { id?: unknown })?.id === "string", "there is no store")
    must(Number.isFinite(Date.parse(String(server_time))), "there is no server_time")
  },
  "pairing-code-works-once": async ({ url, pairingCode }) => {
    const { publicKey } = await newKey()
    const json = { pairing_code: pairingCode, public_key: publicKey }
    refused(await request(url, "POST", "/pos/v1/pair", { json }), 401, "invalid_pairing_code")
  },
  "private-key-is-not-taken": async ({ url }) => {
    const { publicKey } = await newKey()
    const json = { pairing_code: "ABCDEFGH", public_key: { ...publicKey, d: publicKey.x } }
    refused(await request(url, "POST", "/pos/v1/pair", { json }), 422, "invalid_request")
  },
  "token-is-short-lived": async ({ till }) => {
    const answer = await till.askToken(await till.assertion())
    must(answer.status === 200, said(answer))
    const { token_type, expires_in } = answer.body
    must(String(token_type).toLowerCase() === "bearer", `token_type is ${token_type}`)
    must(Number(expires_in) > 0 && Number(expires_in) <= 900, `expires_in is ${expires_in}`)
    must(/no-store/.test(answer.headers.get("cache-control") ?? ""), "it may be cached")
  },
  "token-request-may-be-a-form": async ({ till }) => {
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: await till.assertion(),
    })
    const answer = await request(till.url, "POST", "/pos/v1/token", {
      bytes: new Uint8Array(Buffer.from(form.toString())),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    })
    must(answer.status === 200, said(answer))
  },
  "expired-assertion-refused": async (kit) =>
    tokenRefused(
      kit,
      await kit.till.assertion({ iat: now() - 7_200, exp: now() - 3_600 }),
      "clock_skew"
    ),
  "long-lived-assertion-refused": async (kit) =>
    tokenRefused(kit, await kit.till.assertion({ exp: now() + 86_400 }), "clock_skew"),
  "assertion-is-used-once": async (kit) => {
    const assertion = await kit.till.assertion()
    must((await kit.till.askToken(assertion)).status === 200, "the first use was refused")
    await tokenRefused(kit, assertion, "assertion_used")
  },
  "assertion-without-jti-refused": async (kit) =>
    tokenRefused(kit, await kit.till.assertion({ jti: undefined })),
  "other-key-refused": async (kit) => {
    const key = { ...(await newKey()), kid: kit.till.key.kid }
    await tokenRefused(kit, await kit.till.assertion({}, { key }))
  },
  "other-audience-refused": async (kit) =>
    tokenRefused(kit, await kit.till.assertion({ aud: "https://elsewhere.example/token" })),
  "other-device-refused": async (kit) =>
    tokenRefused(kit, await kit.till.assertion({ iss: "posdev_x", sub: "posdev_x" })),
  "unsigned-assertion-refused": async (kit) => {
    const [, claims] = (await kit.till.assertion()).split(".")
    const header = Buffer.from(JSON.stringify({ alg: "none", kid: kit.till.key.kid }))
    await tokenRefused(kit, `${header.toString("base64url")}.${claims}.`)
  },
  "till-may-ask-who-it-is": async ({ till }) => {
    const { status, body } = await till.send("GET", "/pos/v1/me")
    const { device_id, store_id, epoch, scopes, lane, server_time } = body
    equal(
      [status, device_id, store_id, epoch, lane],
      [200, till.device_id, till.store_id, till.epoch, "live"],
      "answer"
    )
    equal(scopes, till.scopes, "scopes")
    must(Number.isFinite(Date.parse(String(server_time))), "there is no server_time")
  },
  "fewer-scopes-may-be-asked-for": async (kit) => {
    kit.needs("sales")
    const { till } = kit
    const answer = await till.askToken(await till.assertion(), { scope: "sales" })
    must(answer.status === 200 && answer.body.scope === "sales", said(answer))
    const token = String(answer.body.access_token)
    refused(await till.send("GET", "/pos/v1/pickups", { token }), 403, "insufficient_scope")
  },
  "missing-token-refused": async ({ url, till }) => {
    const json = { events: [till.event("sale.completed", sale(), { seq: 1 })] }
    till.seq -= 1
    const answer = await request(url, "POST", "/pos/v1/events", { json })
    must(answer.status === 401, said(answer))
    must(/bearer/i.test(answer.headers.get("www-authenticate") ?? ""), "no WWW-Authenticate")
  },
  "tampered-token-refused": async ({ till }) => {
    const [header, claims, signature] = till.token.split(".")
    const changed = JSON.parse(Buffer.from(claims ?? "", "base64url").toString() || "{}") as object
    const forged = Buffer.from(JSON.stringify({ ...changed, store: "another" }))
    const token = `${header}.${forged.toString("base64url")}.${signature}`
    const answer = await till.send("POST", "/pos/v1/events", { token, json: { events: [1] } })
    must(answer.status === 401, said(answer))
  },
  "other-store-refused": async (kit) => {
    const event = kit.till.event("sale.completed", sale(), { store_id: "another-store" })
    await kit.rejected(event, "store_mismatch", "/store_id")
  },
  "own-store-may-be-named": async (kit) => {
    const { till } = kit
    await kit.accepted([till.event("sale.completed", sale(), { store_id: till.store_id })])
  },
  "keys-overlap-in-rotation": async ({ till }) => {
    const old = till.key
    const next = await newKey()
    const json = { public_key: next.publicKey }
    const added = await till.send("POST", "/pos/v1/keys", { json })
    must(added.status === 201 && added.body.kid === next.kid, `not added: ${said(added)}`)
    for (const key of [old, next]) {
      const answer = await till.askToken(await till.assertion({}, { key }))
      must(answer.status === 200, `a key in force was refused: ${said(answer)}`)
    }
    till.key = next
    await till.logIn()
    const removed = await till.send("DELETE", `/pos/v1/keys/${old.kid}`)
    must(removed.status === 204, `not removed: ${said(removed)}`)
    const answer = await till.askToken(await till.assertion({}, { key: old }))
    refused(answer, 401, "invalid_client")
  },
})
