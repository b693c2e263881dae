import { MedusaError } from "@medusajs/framework/utils"

/** No sane number of collisions comes near it: 40 bits against the codes there are. */
const ATTEMPTS = 20

/**
 * Gives a thing the first of its codes that no other has; codes are derived from the issue's number.
 * @param take tries an issue, and answers nothing when its code is another's
 * @throws UNEXPECTED_STATE `no_free_code`
 */
export async function takeFreeCode<Taken>(
  first: number,
  take: (issue: number) => Promise<Taken | undefined>
): Promise<Taken> {
  for (let issue = first; issue < first + ATTEMPTS; issue++) {
    const taken = await take(issue)
    if (taken !== undefined) {
      return taken
    }
  }
  throw new MedusaError(
    MedusaError.Types.UNEXPECTED_STATE,
    `No free code within ${ATTEMPTS} issues`,
    "no_free_code"
  )
}
