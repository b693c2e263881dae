import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { normalizePickupCode } from "../../../modules/pickup/domain/pickup-code"
import { pickupIdOfCode } from "../../../modules/pickup/operations/codes"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { type CodeCaller, tryCode } from "./try-code"

/** What a code that is no code at all is looked up as: it takes the same road and the same time. */
const NO_CODE = "0000-0000"

type CodeTry = CodeCaller & {
  /** As typed or scanned. */
  code: string
  /** Of what a shopper brings back, to whatever store: also the code of a pickup that was handed over, in any of them. */
  spent?: boolean
}

/**
 * The pickup a code opens in these stores; null alike for an unknown code, one of another store, a dead one
 * and a mistyped one. Every try counts before it is looked at.
 * @throws 429 `too_many_tries`.
 */
export async function pickupOfCode(
  container: MedusaContainer,
  { code: typed, spent, ...caller }: CodeTry
): Promise<string | null> {
  const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
  const code = normalizePickupCode(typed) ?? NO_CODE
  return await tryCode(container, caller, () =>
    service.reading((manager, secret) =>
      pickupIdOfCode(manager, secret, code, spent ? null : caller.store_ids, spent)
    )
  )
}
