import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { trySubjects } from "../../../modules/pickup/domain/code-subjects"
import { assertMayTry, takeBackRightTry } from "../../../modules/pickup/operations/code-attempts"
import type { PickupModuleService } from "../../../modules/pickup/service"

/** Who looks into every store at once counts for one more subject of that name. */
const EVERY_STORE = "*"

/** Whom the try of a code counts for. */
export type CodeCaller = {
  /** Where it is looked for, or the store of who asks about all of them; null: nobody's in particular. */
  store_ids: readonly string[] | null
  /** A dashboard user or a till, and the network address it comes from. */
  device_id: string
  ip: string | undefined
  now: Date
}

/** Looks for what a code opens. Every try counts before it is looked at. @throws 429 `too_many_tries` */
export async function tryCode<Found>(
  container: MedusaContainer,
  { store_ids, device_id, ip, now }: CodeCaller,
  find: () => Promise<Found | null>
): Promise<Found | null> {
  const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
  const caller = { device_id, retail_store_ids: store_ids ?? [EVERY_STORE], ip }
  const subjects = trySubjects(service.secret, caller, service.options.pickup.codeTries)
  await service.inTransaction((manager) => assertMayTry(manager, { subjects, now }))
  const found = await find()
  if (found) {
    await service.inTransaction((manager) => takeBackRightTry(manager, subjects, now))
  }
  return found
}
