import type { ApiError } from "../../data/request"

const ABOUT_PAYMENT = ["payment_required", "payment_mismatch"]

/**
 * What is due for the goods taken, minor units, as the refusal of another amount names it; null for any
 * other refusal. Only the server can tell: tax and discounts are shared over the lines.
 */
export const dueIn = ({ code, message }: Pick<ApiError, "code" | "message">): number | null => {
  const named = /(\d+) minor units/.exec(message)?.[1]
  return code !== null && ABOUT_PAYMENT.includes(code) && named ? Number(named) : null
}
