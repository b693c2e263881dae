import type { TillIdentity } from "../types"
import { type Fetch, send } from "./http"
import { newPrivateKey, publicPart } from "./keys"

type PairAnswer = Pick<TillIdentity, "device_id" | "kid" | "epoch" | "scopes" | "store">

/** Registers a new key by a one-time code that staff read out. @throws Unreachable, Refused */
export async function pair(
  fetch: Fetch,
  input: { url: string; pairing_code: string }
): Promise<TillIdentity> {
  const url = input.url.replace(/\/+$/, "")
  const private_key = await newPrivateKey()
  const { body } = await send<PairAnswer>(fetch, url, {
    method: "POST",
    path: "/pos/v1/pair",
    body: {
      pairing_code: input.pairing_code,
      public_key: publicPart(private_key),
      device_info: { maker: "Omnichannel for Medusa", model: "till simulator" },
    },
  })
  const { device_id, kid, epoch, scopes, store } = body
  return { url, device_id, kid, private_key, epoch, scopes, store }
}
