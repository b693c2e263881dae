import { gzipSync } from "node:zlib"
import type { MedusaContainer } from "@medusajs/framework/types"
import { exportJWK, generateKeyPair, type JWK, type KeyLike, SignJWT } from "jose"
import { v4, v7 } from "uuid"
import { POS_SCOPES } from "../../src/modules/pos/domain/scopes"
import type { PosEventType, PosPushAnswer, PosScope } from "../../src/types"
import { createTill } from "../../src/workflows/pos/devices/manage-tills"

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

export type TillAnswer<Body = Record<string, unknown>> = {
  status: number
  body: Body
  headers: Headers
}

/** A till that speaks to a running shop over HTTP, as any maker's would. */
export class TestTill {
  token = ""
  seq = 0
  epoch = 0
  device_id = ""
  kid = ""

  private constructor(
    public url: string,
    readonly publicKey: JWK,
    readonly privateKey: KeyLike
  ) {}

  /** Pairs with a code that staff read out. */
  static async pair(url: string, pairingCode: string): Promise<TestTill> {
    const { publicKey, privateKey } = await generateKeyPair("EdDSA", { extractable: true })
    const till = new TestTill(url, await exportJWK(publicKey), privateKey)
    const { status, body } = await till.send("POST", "/pos/v1/pair", {
      pairing_code: pairingCode,
      public_key: till.publicKey,
      device_info: { maker: "Test", model: "T1" },
    })
    if (status !== 201) {
      throw new Error(`Not paired: ${JSON.stringify(body)}`)
    }
    const answer = body as { device_id: string; kid: string; epoch: number }
    Object.assign(till, { device_id: answer.device_id, kid: answer.kid, epoch: answer.epoch })
    await till.logIn()
    return till
  }

  /** A new till of a store, paired. */
  static async open(
    container: MedusaContainer,
    url: string,
    retail_store_id: string,
    scopes: PosScope[] = [...POS_SCOPES]
  ): Promise<TestTill> {
    const input = { retail_store_id, name: `Till ${v4()}`, scopes, now: new Date() }
    const { pairing_code } = await createTill(container, input)
    return await TestTill.pair(url, pairing_code.code)
  }

  async assertion(claims: Record<string, unknown> = {}, header: object = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    return await new SignJWT({
      iss: this.device_id,
      sub: this.device_id,
      aud: "urn:omnichannel:pos",
      jti: v4(),
      iat: now,
      exp: now + 60,
      ...claims,
    })
      .setProtectedHeader({ alg: "EdDSA", kid: this.kid, ...header })
      .sign(this.privateKey)
  }

  async askToken(client_assertion: string): Promise<TillAnswer> {
    return await this.send("POST", "/pos/v1/token", {
      grant_type: "client_credentials",
      client_assertion_type: ASSERTION_TYPE,
      client_assertion,
    })
  }

  async logIn(): Promise<TillAnswer> {
    const answer = await this.askToken(await this.assertion())
    this.token = String(answer.body.access_token ?? "")
    return answer
  }

  /** An envelope with the till's next sequence number. */
  event(type: PosEventType, data: object, more: Record<string, unknown> = {}) {
    return {
      id: v7(),
      type,
      occurred_at: new Date().toISOString(),
      seq: ++this.seq,
      epoch: this.epoch,
      business_date: new Date().toISOString().slice(0, 10),
      data,
      ...more,
    }
  }

  async push(events: unknown[], more: object = {}): Promise<TillAnswer<PosPushAnswer>> {
    return await this.send<PosPushAnswer>("POST", "/pos/v1/events", { events, ...more })
  }

  async pushZipped(events: unknown[]): Promise<TillAnswer<PosPushAnswer>> {
    const bytes = gzipSync(JSON.stringify({ events }))
    return await this.sendBytes("/pos/v1/events", bytes, { "content-encoding": "gzip" })
  }

  async send<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {}
  ): Promise<TillAnswer<Body>> {
    return await this.request(path, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    })
  }

  async sendBytes<Body = Record<string, unknown>>(
    path: string,
    bytes: Uint8Array,
    headers: Record<string, string> = {}
  ): Promise<TillAnswer<Body>> {
    const body = new Uint8Array(bytes)
    return await this.request(path, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...headers },
    })
  }

  private async request<Body>(path: string, init: RequestInit): Promise<TillAnswer<Body>> {
    const authorization: Record<string, string> = this.token
      ? { authorization: `Bearer ${this.token}` }
      : {}
    const answer = await fetch(`${this.url}${path}`, {
      ...init,
      headers: { ...authorization, ...(init.headers as Record<string, string>) },
    })
    const text = await answer.text()
    return {
      status: answer.status,
      body: (text ? JSON.parse(text) : {}) as Body,
      headers: answer.headers,
    }
  }
}

/** One line, paid in full; amounts in kopecks. */
export function saleOf(
  lines: { sku: string; quantity?: number; unit_price?: number }[],
  more: Record<string, unknown> = {}
) {
  const priced = lines.map(({ sku, quantity = 1, unit_price = 899000 }, index) => ({
    line_id: String(index + 1),
    sku,
    title: sku,
    quantity,
    unit_price,
    taxes: [{ rate: 20, amount: Math.round((unit_price * quantity) / 6) }],
    total: unit_price * quantity,
  }))
  const total = priced.reduce((sum, line) => sum + line.total, 0)
  return {
    receipt_number: v4().slice(0, 8),
    currency_code: "RUB",
    lines: priced,
    totals: { tax: priced.reduce((sum, line) => sum + line.taxes[0]!.amount, 0), total },
    tenders: [{ type: "card", amount: total }],
    ...more,
  }
}
