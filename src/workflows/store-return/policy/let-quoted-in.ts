import type { OrderQuote } from "../desk/quote-return"
import { letIn, type Override } from "./let-in"

/** Lets the units of a quote in, as `letIn`. @returns what is to be recorded; null: there was nothing to override */
export const letQuotedIn = (
  { order, policy, assessed }: Pick<OrderQuote, "order" | "policy" | "assessed">,
  override: Override | null
): ReturnType<typeof letIn> =>
  letIn(
    {
      rules: policy.rules,
      currency_code: order.currency_code,
      units: assessed.map(({ line_id, ...unit }) => ({ ...unit, line_item_id: line_id })),
      titleOf: (id) => order.lines.find((line) => line.id === id)?.title ?? "",
    },
    override
  )
