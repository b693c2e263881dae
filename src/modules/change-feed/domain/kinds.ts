import type { PosScope } from "../../../types/pos"

/** Everything a till can follow. The order is that of a snapshot: what others refer to comes first. */
export const CHANGE_TYPES = [
  "product",
  "variant",
  "price",
  "promotion",
  "stock",
  "customer",
  "pickup",
] as const
export type ChangeType = (typeof CHANGE_TYPES)[number]

/** The scope a credential needs for each. */
export const SCOPE_OF_TYPE = {
  product: "catalogue",
  variant: "catalogue",
  price: "catalogue",
  promotion: "catalogue",
  stock: "stock",
  customer: "customers",
  pickup: "pickups",
} as const satisfies Record<ChangeType, PosScope>

/**
 * What a till follows when it names no types: all its scopes allow but customers. Those are personal data of
 * every shopper, so they are sent only to whom asks for them by name.
 */
export function defaultTypes(scopes: readonly PosScope[]): ChangeType[] {
  return CHANGE_TYPES.filter((type) => type !== "customer" && scopes.includes(SCOPE_OF_TYPE[type]))
}
