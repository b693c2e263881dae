import type { AdminReturnQuote, AdminReturnRefusal } from "../../../src/types/return-desk"

export type RefusedLine = AdminReturnRefusal & { line_item_id: string }

/** What the policy refuses of a quote, each reason once a line. */
export const refusalsOf = ({ units }: Pick<AdminReturnQuote, "units">): RefusedLine[] => {
  const found = new Map<string, RefusedLine>()
  for (const { line_item_id, refusals } of units) {
    for (const refusal of refusals) {
      found.set(`${line_item_id} ${refusal.code}`, { ...refusal, line_item_id })
    }
  }
  return [...found.values()]
}
