import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { readPickupRow } from "../commands/store-of"
import { pickupOfCode } from "./pickup-of-code"
import type { CodeCaller } from "./try-code"

/**
 * The order whose goods a pickup's code opened, typed or scanned, in whatever store, handed over or not: any store takes
 * them back. Every try counts before it is looked at.
 * @throws NOT_FOUND `code_not_found`; 429 `too_many_tries`
 */
export async function orderOfPickupCode(
  container: MedusaContainer,
  code: string,
  caller: CodeCaller
): Promise<string> {
  const id = await pickupOfCode(container, { code, spent: true, ...caller })
  if (!id) {
    throw notFound("code_not_found", "There is no pickup of this code")
  }
  return (await readPickupRow(container, id)).order_id
}
