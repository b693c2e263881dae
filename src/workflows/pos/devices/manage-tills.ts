import { randomBytes } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { retryOnClash } from "../../../core/retry-on-clash"
import { seal } from "../../../core/seal"
import { LOYALTY_MODULE } from "../../../modules/loyalty"
import { revokeLeases } from "../../../modules/loyalty/operations/end-leases"
import type { LoyaltyModuleService } from "../../../modules/loyalty/service"
import { POS_MODULE } from "../../../modules/pos"
import type { PosScope } from "../../../modules/pos/domain/scopes"
import { deleteDevice, revokeDevice } from "../../../modules/pos/operations/devices"
import { issuePairingCode } from "../../../modules/pos/operations/pairing"
import { setSharedSecret } from "../../../modules/pos/operations/shared-secrets"
import type { PosModuleService } from "../../../modules/pos/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { forgetTillState } from "./till-states"

const SECRET_BYTES = 32

export type PairingCode = { code: string; expires_at: Date }

const posOf = (container: MedusaContainer): PosModuleService => container.resolve(POS_MODULE)

/** A new till of a store, with the code that pairs it. @throws NOT_FOUND `store_not_found` */
export async function createTill(
  container: MedusaContainer,
  input: {
    retail_store_id: string
    name: string
    scopes: PosScope[]
    now: Date
    code_minutes?: number
  }
): Promise<{ id: string; pairing_code: PairingCode }> {
  const { retail_store_id, name, scopes, now, code_minutes } = input
  const [store] = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores({ id: retail_store_id }, { select: ["id"] })
  if (!store) {
    throw notFound("store_not_found", "There is no such store")
  }
  const pos = posOf(container)
  return await pos.inTransaction(async (manager, context) => {
    const { id } = await pos.createPosDevices({ retail_store_id, name, scopes } as never, context)
    // Medusa writes entities at the end of a transaction; ours goes on with statements that need the row.
    await manager.flush()
    const life_minutes = code_minutes ?? pos.options.pos.pairingCodeMinutes
    const code = { device_id: id, secret: pos.secret, life_minutes, now }
    return { id, pairing_code: await issuePairingCode(manager, code) }
  })
}

/** A new code; an earlier one dies. @throws NOT_FOUND `till_not_found` */
export async function renewPairingCode(
  container: MedusaContainer,
  input: { device_id: string; now: Date; code_minutes?: number }
): Promise<PairingCode> {
  const pos = posOf(container)
  const { device_id, now, code_minutes } = input
  const life_minutes = code_minutes ?? pos.options.pos.pairingCodeMinutes
  return await pos.inTransaction((manager) =>
    issuePairingCode(manager, { device_id, secret: pos.secret, life_minutes, now })
  )
}

export async function updateTill(
  container: MedusaContainer,
  input: { id: string; name?: string; scopes?: PosScope[] }
): Promise<void> {
  await posOf(container).updatePosDevices(input as never)
  forgetTillState(input.id)
}

/**
 * Ends a till's rights, in every process within five seconds, and its leases of points: those of a till that may still
 * report wait for it. @throws NOT_FOUND `till_not_found`
 */
export async function revokeTill(
  container: MedusaContainer,
  input: { device_id: string; drain: boolean; now: Date }
): Promise<void> {
  const loyalty = container.resolve<LoyaltyModuleService>(LOYALTY_MODULE)
  const origin = { source: "dashboard", actor: null }
  await retryOnClash(() =>
    posOf(container).inTransaction(async (manager, context) => {
      await revokeDevice(manager, input)
      await loyalty.inTransaction((own) => revokeLeases(own, origin, input, input.now), context)
    })
  )
  forgetTillState(input.device_id)
}

/** @throws CONFLICT `till_was_paired`, NOT_FOUND `till_not_found` */
export async function deleteTill(container: MedusaContainer, id: string): Promise<void> {
  await posOf(container).inTransaction((manager) => deleteDevice(manager, id))
  forgetTillState(id)
}

/**
 * Switches a till to a shared secret (Standard Webhooks), or gives it the next one: the one before holds for
 * 24 hours more. It is shown once, and kept sealed. @throws NOT_FOUND `till_not_found`
 */
export async function issueSharedSecret(
  container: MedusaContainer,
  input: { device_id: string; now: Date }
): Promise<string> {
  const pos = posOf(container)
  const shared = `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`
  await pos.inTransaction((manager) =>
    setSharedSecret(manager, { ...input, sealed_secret: seal(pos.secret, shared) })
  )
  forgetTillState(input.device_id)
  return shared
}
