import type { MedusaContainer } from "@medusajs/framework/types"
import { calculateJwkThumbprint } from "jose"
import type { SqlEntityManager } from "../../../core/sql"
import { POS_MODULE } from "../../../modules/pos"
import type { Ed25519PublicKey } from "../../../modules/pos/domain/public-key"
import { addKey, dropKey, revokeKey } from "../../../modules/pos/operations/device-keys"
import { lockDevice } from "../../../modules/pos/operations/devices"
import type { PosModuleService } from "../../../modules/pos/service"
import { forgetTillState } from "./till-states"

type KeyOfTill = { device_id: string; kid: string; now: Date }

/**
 * Registers a till's next key, while the one in use stays in force; answers its thumbprint. A key in force
 * already stays as it is.
 * @throws CONFLICT `too_many_keys`, `key_known`; NOT_FOUND `till_not_found`
 */
export async function addTillKey(
  container: MedusaContainer,
  input: { device_id: string; public_key: Ed25519PublicKey }
): Promise<string> {
  const kid = await calculateJwkThumbprint(input.public_key)
  await changeKeys(container, input.device_id, (manager) => addKey(manager, { ...input, kid }))
  return kid
}

/** Staff take a key out of force, with the tokens it opened. @throws NOT_FOUND `key_not_found` */
export async function revokeTillKey(container: MedusaContainer, input: KeyOfTill): Promise<void> {
  await changeKeys(container, input.device_id, (manager) => revokeKey(manager, input))
}

/** A till gives up one of its keys. @throws NOT_FOUND `key_not_found`, CONFLICT `last_key` */
export async function dropTillKey(container: MedusaContainer, input: KeyOfTill): Promise<void> {
  await changeKeys(container, input.device_id, (manager) => dropKey(manager, input))
}

async function changeKeys(
  container: MedusaContainer,
  deviceId: string,
  change: (manager: SqlEntityManager) => Promise<void>
): Promise<void> {
  await container.resolve<PosModuleService>(POS_MODULE).inTransaction(async (manager) => {
    await lockDevice(manager, deviceId)
    await change(manager)
  })
  forgetTillState(deviceId)
}
