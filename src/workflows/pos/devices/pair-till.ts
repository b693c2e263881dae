import type { MedusaContainer } from "@medusajs/framework/types"
import { calculateJwkThumbprint } from "jose"
import { problem, ProblemError } from "../../../core/problem"
import { POS_MODULE } from "../../../modules/pos"
import { hashPairingCode } from "../../../modules/pos/domain/pairing-code"
import type { Ed25519PublicKey } from "../../../modules/pos/domain/public-key"
import { pairDevice } from "../../../modules/pos/operations/pairing"
import type { PosModuleService } from "../../../modules/pos/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { forgetTillState } from "./till-states"

export type PairAnswer = {
  device_id: string
  /** Thumbprint (RFC 7638) of the key, for the header of its assertions. */
  kid: string
  /** Of the till's events from now on, whose `seq` starts at 1. */
  epoch: number
  scopes: string[]
  store: { id: string; name: string; time_zone: string; country_code: string }
  /** Where it gets its tokens. */
  token_url: string
  server_time: string
}

/**
 * Pairs a till by its one-time code. Unknown, used and expired codes are answered alike.
 * @throws ProblemError 401 `invalid_pairing_code`; CONFLICT `key_known`
 */
export async function pairTill(
  container: MedusaContainer,
  input: {
    pairing_code: string
    public_key: Ed25519PublicKey
    device_info: object
    token_url: string
    now: Date
  }
): Promise<PairAnswer> {
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const { public_key, device_info, now } = input
  const kid = await calculateJwkThumbprint(public_key)
  const code_hash = hashPairingCode(pos.secret, input.pairing_code)
  const device = await pos.inTransaction((manager) =>
    pairDevice(manager, { code_hash, kid, public_key, device_info, now })
  )
  if (!device) {
    throw new ProblemError(
      problem(401, "invalid_pairing_code", "The pairing code is not valid", {
        pointer: "/pairing_code",
        detail: "It is used once and lives ten minutes. Ask for a new one in the dashboard.",
      })
    )
  }
  forgetTillState(device.id)
  const store = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .retrieveRetailStore(device.retail_store_id)
  return {
    device_id: device.id,
    kid,
    epoch: device.epoch,
    scopes: device.scopes,
    store: {
      id: store.id,
      name: store.name,
      time_zone: store.time_zone,
      country_code: store.country_code,
    },
    token_url: input.token_url,
    server_time: now.toISOString(),
  }
}
