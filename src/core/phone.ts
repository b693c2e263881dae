import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js"

/**
 * A phone number in its one form, such as "+79161234567"; null when it cannot be one. A national number is
 * read in the country (ISO 3166 alpha-2, any case).
 */
export function e164Of(typed: string, country: string): string | null {
  const parsed = parsePhoneNumberFromString(typed, country.toUpperCase() as CountryCode)
  return parsed?.isPossible() ? parsed.number : null
}

/** The digits of every usual way to write a number (E.164) down: with country code, without, with trunk prefix. */
export function digitsOfSpellings(e164: string): string[] {
  const parsed = parsePhoneNumberFromString(e164)
  const spellings = parsed
    ? [parsed.number, parsed.nationalNumber, parsed.formatNational()]
    : [e164]
  return [...new Set(spellings.map((spelling) => spelling.replace(/\D/g, "")))]
}
