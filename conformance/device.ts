import { randomUUID } from "node:crypto"
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  type JWK,
  type KeyLike,
  SignJWT,
} from "jose"
import { v7 } from "uuid"
import type { PosEventType, PosPushAnswer } from "../src/types"
import { type Answer, request, type Sending } from "./client"

export type KeyPair = { publicKey: JWK; privateKey: KeyLike; kid: string }

export async function newKey(): Promise<KeyPair> {
  const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true })
  const jwk = await exportJWK(publicKey)
  return { publicKey: jwk, privateKey, kid: await calculateJwkThumbprint(jwk) }
}

export type SentEvent = {
  id: string
  type: string
  occurred_at: string
  seq: number
  epoch: number
  business_date: string
  data: object
}

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

/** A paired till that can do wrong on purpose. */
export class Device {
  token = ""
  seq = 0

  constructor(
    readonly url: string,
    readonly device_id: string,
    readonly epoch: number,
    readonly scopes: readonly string[],
    readonly store_id: string,
    public key: KeyPair
  ) {}

  async send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    sending: Sending = {}
  ): Promise<Answer<Body>> {
    return await request<Body>(this.url, method, path, { token: this.token, ...sending })
  }

  /** @param header more of the protected header; @param key another key than the till's */
  async assertion(
    claims: Record<string, unknown> = {},
    { header = {}, key = this.key }: { header?: object; key?: KeyPair } = {}
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const all = { iss: this.device_id, sub: this.device_id, aud: "urn:omnichannel:pos" }
    return await new SignJWT({ ...all, jti: randomUUID(), iat: now, exp: now + 60, ...claims })
      .setProtectedHeader({ alg: "EdDSA", kid: key.kid, ...header })
      .sign(key.privateKey)
  }

  /** @param more fields of the request, such as `scope` */
  async askToken(client_assertion: string, more: object = {}): Promise<Answer> {
    return await request(this.url, "POST", "/pos/v1/token", {
      json: {
        grant_type: "client_credentials",
        client_assertion_type: ASSERTION_TYPE,
        client_assertion,
        ...more,
      },
    })
  }

  /** @throws Error when the server gives no token */
  async logIn(): Promise<void> {
    const answer = await this.askToken(await this.assertion())
    if (typeof answer.body.access_token !== "string") {
      throw new Error(`No token: ${answer.status} ${answer.text.slice(0, 200)}`)
    }
    this.token = answer.body.access_token
  }

  /** An event with the till's next place in its sequence. */
  event(type: PosEventType | (string & {}), data: object, more: object = {}): SentEvent {
    const now = new Date().toISOString()
    return {
      id: v7(),
      type,
      occurred_at: now,
      seq: ++this.seq,
      epoch: this.epoch,
      business_date: now.slice(0, 10),
      data,
      ...more,
    }
  }

  async push(events: readonly unknown[], more: object = {}): Promise<Answer<PosPushAnswer>> {
    return await this.send<PosPushAnswer>("POST", "/pos/v1/events", { json: { events, ...more } })
  }
}
