import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { trySubjects } from "../../../modules/pickup/domain/code-subjects"
import { normalizePickupCode } from "../../../modules/pickup/domain/pickup-code"
import { assertMayTry, takeBackRightTry } from "../../../modules/pickup/operations/code-attempts"
import { pickupIdOfCode } from "../../../modules/pickup/operations/codes"
import type { PickupModuleService } from "../../../modules/pickup/service"

/** Who looks into every store at once counts for one more subject of that name. */
const EVERY_STORE = "*"

/** What a code that is no code at all is looked up as: it takes the same road and the same time. */
const NO_CODE = "0000-0000"

type CodeTry = {
  /** As typed or scanned. */
  code: string
  /** Where it is looked for; null for every store. */
  store_ids: readonly string[] | null
  /** Also the code of a pickup that was handed over: of what a shopper brings back. */
  spent?: boolean
  /** Whom the try counts for: a dashboard user or a till, and the network address it comes from. */
  device_id: string
  ip: string | undefined
  now: Date
}

/**
 * The pickup a code opens in these stores; null alike for an unknown code, one of another store, a dead one
 * and a mistyped one. Every try counts before it is looked at.
 * @throws 429 `too_many_tries`.
 */
export async function pickupOfCode(
  container: MedusaContainer,
  { code: typed, store_ids, spent, device_id, ip, now }: CodeTry
): Promise<string | null> {
  const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
  const caller = { device_id, retail_store_ids: store_ids ?? [EVERY_STORE], ip }
  const subjects = trySubjects(service.secret, caller, service.options.pickup.codeTries)
  await service.inTransaction((manager) => assertMayTry(manager, { subjects, now }))
  const code = normalizePickupCode(typed) ?? NO_CODE
  const found = await service.reading((manager, secret) =>
    pickupIdOfCode(manager, secret, code, store_ids, spent)
  )
  if (found) {
    await service.inTransaction((manager) => takeBackRightTry(manager, subjects, now))
  }
  return found
}
