import { randomUUID } from "node:crypto"
import { exportJWK, generateKeyPair, importJWK, SignJWT } from "jose"
import type { PrivateJwk } from "../types"

const AUDIENCE = "urn:omnichannel:pos"
const LIFE_SECONDS = 60

/** A new Ed25519 key. */
export async function newPrivateKey(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair("EdDSA", { extractable: true })
  return (await exportJWK(privateKey)) as PrivateJwk
}

/** What the server may know of it. */
export const publicPart = ({ kty, crv, x }: PrivateJwk) => ({ kty, crv, x })

/** What a till says of itself, signed: good for one token (RFC 7523). */
export async function signAssertion(input: {
  device_id: string
  kid: string
  private_key: PrivateJwk
  now: Date
}): Promise<string> {
  const seconds = Math.floor(input.now.getTime() / 1000)
  return await new SignJWT({})
    .setProtectedHeader({ alg: "EdDSA", kid: input.kid })
    .setIssuer(input.device_id)
    .setSubject(input.device_id)
    .setAudience(AUDIENCE)
    .setJti(randomUUID())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LIFE_SECONDS)
    .sign(await importJWK(input.private_key, "EdDSA"))
}
