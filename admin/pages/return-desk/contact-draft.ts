import type { CollectContact } from "../../data/returns"

/** In the order in which they are asked for. */
export const CONTACT_FIELDS = [
  "first_name",
  "last_name",
  "email",
] as const satisfies (keyof CollectContact)[]

export type ContactDraft = Partial<CollectContact>

/** null while something is missing. */
export const completeContact = (draft: ContactDraft): CollectContact | null => {
  const said = Object.fromEntries(
    CONTACT_FIELDS.map((field) => [field, draft[field]?.trim() ?? ""])
  ) as CollectContact
  const isComplete = CONTACT_FIELDS.every((field) => said[field] !== "")
  // Whether the address is one, the server says.
  return isComplete && said.email.includes("@") ? said : null
}
