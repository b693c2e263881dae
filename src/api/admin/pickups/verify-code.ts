import { PICKUP_MODULE } from "../../../modules/pickup"
import { trySubjects } from "../../../modules/pickup/domain/code-subjects"
import { normalizePickupCode } from "../../../modules/pickup/domain/pickup-code"
import { assertMayTry, takeBackRightTry } from "../../../modules/pickup/operations/code-attempts"
import { pickupIdOfCode } from "../../../modules/pickup/operations/codes"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { StaffRequest } from "../../middlewares/staff-scope"

/** Who looks into every store at once counts for one more subject of that name. */
const EVERY_STORE = "*"

/** What a code that is no code at all is looked up as: it takes the same road and the same time. */
const NO_CODE = "0000-0000"

/**
 * The pickup a typed or scanned code opens in these stores; null alike for an unknown code, one of another
 * store, a dead one and a mistyped one. Every try counts before it is looked at.
 * @param storeIds null for every store.
 * @throws 429 `too_many_tries`.
 */
export async function pickupOfCode(
  req: StaffRequest,
  typed: string,
  storeIds: readonly string[] | null
): Promise<string | null> {
  const service = req.scope.resolve<PickupModuleService>(PICKUP_MODULE)
  const now = new Date()
  const caller = {
    device_id: req.auth_context.actor_id,
    retail_store_ids: storeIds ?? [EVERY_STORE],
    ip: req.ip,
  }
  const subjects = trySubjects(service.secret, caller, service.options.pickup.codeTries)
  await service.inTransaction((manager) => assertMayTry(manager, { subjects, now }))
  const code = normalizePickupCode(typed) ?? NO_CODE
  const found = await service.reading((manager, secret) =>
    pickupIdOfCode(manager, secret, code, storeIds)
  )
  if (found) {
    await service.inTransaction((manager) => takeBackRightTry(manager, subjects, now))
  }
  return found
}
