export type Contact = { email: string | null; phone: string | null }

/** National numbers are as long in most countries, and written with or without what stands before them. */
const TELLING_DIGITS = 10

/** Mail to `anna+shop@…` reaches `anna@…`. */
const mailboxOf = (email: string): string =>
  email
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, "@")

const digitsOf = (phone: string): string => phone.replace(/\D/g, "").slice(-TELLING_DIGITS)

const equal = (
  one: string | null,
  other: string | null,
  plain: (value: string) => string
): boolean => !!one && !!other && plain(one) !== "" && plain(one) === plain(other)

/** Whether two customers are reached at the same address or number, however it is written. */
export const isSamePerson = (one: Contact, other: Contact): boolean =>
  equal(one.email, other.email, mailboxOf) || equal(one.phone, other.phone, digitsOf)
