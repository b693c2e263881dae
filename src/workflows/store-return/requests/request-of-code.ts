import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { returnCode } from "../../../modules/store-return/domain/return-code"
import { findRequests } from "../../../modules/store-return/operations/requests"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { ReturnRequest } from "../../../modules/store-return/types"
import { type CodeCaller, tryCode } from "../../pickup/queries/try-code"

/** What a code that is no code at all is looked up as: it takes the same road and the same time. */
const NO_CODE = "0000-0000"

/**
 * The request a code finds, typed or scanned, in whatever state. Any store takes it. Every try counts, together with those
 * of pickup codes, before it is looked at.
 * @throws NOT_FOUND `code_not_found` alike for an unknown code and a mistyped one; 429 `too_many_tries`
 */
export async function requestOfCode(
  container: MedusaContainer,
  typed: string,
  caller: CodeCaller
): Promise<ReturnRequest> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const hash = returnCode.hash(desk.secret, returnCode.normalize(typed) ?? NO_CODE)
  const request = await tryCode(container, caller, async () => {
    const [found] = await desk.reading((manager) => findRequests(manager, "code_hash", [hash]))
    return found ?? null
  })
  if (!request) {
    throw notFound("code_not_found", "There is no return of this code")
  }
  return request
}
