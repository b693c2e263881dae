import type { IdentifierKind } from "../types"

const FORMS: Record<IdentifierKind, { clean: RegExp; form: RegExp }> = {
  card: { clean: /[\s-]/g, form: /^[0-9A-Z]{4,64}$/ },
  phone: { clean: /[\s()-]/g, form: /^\+[1-9]\d{6,14}$/ },
  email: { clean: /\s/g, form: /^[^@]+@[^@]+$/ },
}

/** One spelling for each identifier, so that equal ones are found; null when it is none. Phones are E.164. */
export function normalIdentifier(kind: IdentifierKind, value: string): string | null {
  const { clean, form } = FORMS[kind]
  const bare = value.replace(clean, "")
  const normal = kind === "email" ? bare.toLowerCase() : bare.toUpperCase()
  return form.test(normal) ? normal : null
}
