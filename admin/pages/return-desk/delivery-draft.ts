import type { DeliveryAddress } from "../../data/returns"

/** In the order in which they are asked for. */
export const ADDRESS_FIELDS = [
  "first_name",
  "last_name",
  "phone",
  "address_1",
  "city",
  "postal_code",
] as const satisfies (keyof DeliveryAddress)[]

export type DeliveryDraft = Partial<DeliveryAddress>

/** The shortest phone number the server takes. */
const SHORTEST_PHONE = 5

/** null while something is missing. */
export const completeAddress = (draft: DeliveryDraft): DeliveryAddress | null => {
  const said = Object.fromEntries(
    ADDRESS_FIELDS.map((field) => [field, draft[field]?.trim() ?? ""])
  ) as DeliveryAddress
  const isComplete = ADDRESS_FIELDS.every((field) => said[field] !== "")
  return isComplete && said.phone.length >= SHORTEST_PHONE ? said : null
}
