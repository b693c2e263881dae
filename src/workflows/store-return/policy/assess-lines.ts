import type { MedusaContainer } from "@medusajs/framework/types"
import {
  type AssessedLine,
  assessedLines,
} from "../../../modules/store-return/domain/assessed-lines"
import { quoteReturn } from "../../../modules/store-return/domain/quote"
import type { AdminReturnDeskOrder } from "../../../types/return-desk"
import type { DeskLine, DeskOrder } from "../desk/read-order"
import { readOrderPolicy } from "./assess-order"
import { refusalsTold } from "./told"

type PolicyOfLine = Pick<AdminReturnDeskOrder["lines"][number], "returnable_until" | "refused">

const UNKNOWN: AssessedLine = { returnable_until: null, refused: [] }

/**
 * Until when units of an order may come back, and which the policy refuses for their goods or their window; the quote of
 * a visit has the last word.
 */
export async function assessLines(
  container: MedusaContainer,
  order: DeskOrder,
  now: Date
): Promise<(line: DeskLine) => PolicyOfLine> {
  const back = order.lines.map(({ id, returnable }) => ({ line_id: id, quantity: returnable }))
  const { policy, assess } = await readOrderPolicy(container, order.id, {
    ...{ way: "store", retail_store_id: null, receipt_shown: true, now },
  })
  const lines = assessedLines(await assess(quoteReturn(order, back).units, order.currency_code))
  return ({ id, title }) => {
    const { returnable_until, refused } = lines.get(id) ?? UNKNOWN
    return {
      returnable_until: returnable_until?.toISOString() ?? null,
      refused: refused.flatMap(({ refusal, quantity }) =>
        refusalsTold(policy.rules, [refusal], title, order.currency_code).map((told) => ({
          ...told,
          quantity,
        }))
      ),
    }
  }
}
