import type { PosCustomer } from "../../../types/pos-changes"

export type CustomerRow = {
  first_name: string | null
  last_name: string | null
  email: string | null
  phone: string | null
  has_account: boolean
  group_ids: string[]
}

const SHOWN_DIGITS = 4

/** "anna.k@example.com" as "a…@example.com": she knows her own, a passer-by learns nothing. */
function hintOf(email: string | null): string | null {
  const [name, domain] = email?.split("@") ?? []
  return name && domain ? `${[...name][0]}…@${domain}` : null
}

/** What a till may know of a shopper. */
export function customerDataOf(row: CustomerRow): PosCustomer {
  const digits = row.phone?.replace(/\D/g, "") ?? ""
  const [initial] = row.last_name?.trim() ?? ""
  return {
    first_name: row.first_name,
    last_initial: initial?.toUpperCase() ?? null,
    phone_last_digits: digits.length > SHOWN_DIGITS ? digits.slice(-SHOWN_DIGITS) : null,
    email_hint: hintOf(row.email),
    has_account: row.has_account,
    group_ids: row.group_ids,
  }
}
