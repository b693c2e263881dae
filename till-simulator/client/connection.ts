import type { TillStore } from "../store/till-store"
import type { TillIdentity } from "../types"
import { type Answer, type Call, type Fetch, Refused, send } from "./http"
import { signAssertion } from "./keys"
import { type Patience, withPatience } from "./patience"

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
/** A token that is about to end is not used any more. */
const MARGIN_MS = 30_000

type TokenAnswer = { access_token: string; expires_in: number; server_time: string }

type Surroundings = { fetch: Fetch; now: () => Date; patience: Patience }

/** Speaks to the server as one till: gets tokens, waits when told to, and knows the server's clock. */
export class Connection {
  constructor(
    private readonly identity: TillIdentity,
    private readonly store: TillStore,
    private readonly surroundings: () => Surroundings
  ) {}

  /** @throws Unreachable, Refused */
  async call<Body>(call: Call): Promise<Answer<Body>> {
    return await withPatience(this.surroundings().patience, async () => {
      try {
        return await this.sendOnce<Body>(call)
      } catch (error) {
        if (error instanceof Refused && error.status === 401) {
          this.store.setNote("token", null)
          return await this.sendOnce<Body>(call)
        }
        throw error
      }
    })
  }

  /** The server's clock as far as the till knows it: its own may be wrong by any amount. */
  serverNow(): Date {
    const offset = Number(this.store.note("server_offset_ms") ?? 0)
    return new Date(this.surroundings().now().getTime() + offset)
  }

  private async sendOnce<Body>(call: Call): Promise<Answer<Body>> {
    const token = await this.token()
    return await send<Body>(this.surroundings().fetch, this.identity.url, { ...call, token })
  }

  private async token(): Promise<string> {
    const known = this.store.note("token")
    const expires = Number(this.store.note("token_expires_at") ?? 0)
    if (known && expires - MARGIN_MS > this.serverNow().getTime()) {
      return known
    }
    try {
      return await this.logIn()
    } catch (error) {
      if (error instanceof Refused && error.status === 401) {
        this.learnClock(error.headers.get("date"))
        return await this.logIn()
      }
      throw error
    }
  }

  private async logIn(): Promise<string> {
    const { device_id, kid, private_key, url } = this.identity
    const now = this.serverNow()
    const { body } = await send<TokenAnswer>(this.surroundings().fetch, url, {
      method: "POST",
      path: "/pos/v1/token",
      body: {
        grant_type: "client_credentials",
        client_assertion_type: ASSERTION_TYPE,
        client_assertion: await signAssertion({ device_id, kid, private_key, now }),
      },
    })
    this.learnClock(body.server_time)
    const expires = Date.parse(body.server_time) + body.expires_in * 1_000
    this.store.setNote("token_expires_at", String(expires))
    this.store.setNote("token", body.access_token)
    return body.access_token
  }

  private learnClock(serverTime: string | null): void {
    const server = Date.parse(serverTime ?? "")
    if (Number.isFinite(server)) {
      const offset = server - this.surroundings().now().getTime()
      this.store.setNote("server_offset_ms", String(offset))
    }
  }
}
