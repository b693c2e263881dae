import type { ReturnTerms } from "../../../modules/store-return/operations/terms"
import { letIn, type Override } from "../policy/let-in"
import type { OrderQuote } from "./quote-return"

/** As `letIn`, for the units of a quote. */
export const letInQuoted = (
  { order, policy, assessed }: Pick<OrderQuote, "order" | "policy" | "assessed">,
  override: Override | null
): ReturnTerms["override"] =>
  letIn(
    {
      rules: policy.rules,
      currency_code: order.currency_code,
      units: assessed.map(({ line_id, ...unit }) => ({ ...unit, line_item_id: line_id })),
      titleOf: (id) => order.lines.find((line) => line.id === id)?.title ?? "",
    },
    override
  )
