import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js"

/**
 * A phone number as E.164, whatever way it is written; a national one is read in the country given (ISO 3166,
 * two letters). Null when it is none.
 */
export function normalizePhone(written: string, country: string): string | null {
  const parsed = parsePhoneNumberFromString(written, country.toUpperCase() as CountryCode)
  return parsed?.isValid() ? parsed.number : null
}

/** The digits of every usual way to write a number (E.164) down: with country code, without, with trunk prefix. */
export function digitsOfSpellings(e164: string): string[] {
  const parsed = parsePhoneNumberFromString(e164)
  const spellings = parsed
    ? [parsed.number, parsed.nationalNumber, parsed.formatNational()]
    : [e164]
  return [...new Set(spellings.map((spelling) => spelling.replace(/\D/g, "")))]
}
