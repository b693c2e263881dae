/** Digits after the point of a currency: 0 for JPY, 2 for RUB, 3 for KWD. */
export const currencyDigits = (currency: string): number =>
  new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
    .maximumFractionDigits ?? 2

/** Integer minor units as people read them, in the dashboard's language. */
export const formatMoney = (minor: number, currency: string, language: string): string =>
  inCurrency(minor, currency, language, "auto")

/** With its sign, as a difference is read: "+₽100.00", "-₽20.00"; zero has none. */
export const formatSignedMoney = (minor: number, currency: string, language: string): string =>
  inCurrency(minor, currency, language, "exceptZero")

const inCurrency = (
  minor: number,
  currency: string,
  language: string,
  signDisplay: "auto" | "exceptZero"
): string =>
  new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    signDisplay,
  }).format(minor / 10 ** currencyDigits(currency))

/** What a person typed ("1 250,50") in minor units; null when it is no amount of this currency. */
export const parseMoney = (text: string, currency: string): number | null => {
  const digits = currencyDigits(currency)
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".")
  const match = /^(\d{1,12})(?:\.(\d+))?$/.exec(plain)
  const fraction = match?.[2] ?? ""
  if (!match || fraction.length > digits) {
    return null
  }
  return Number(`${match[1]}${fraction.padEnd(digits, "0")}`)
}

/**
 * What an amount is once its field is left; null: none.
 * @param before what it was, which stays where the text is no amount, and where it is empty and an amount is needed
 */
export const amountLeft = (
  text: string,
  currency: string,
  { before, isNeeded }: { before: number | null; isNeeded: boolean }
): number | null =>
  text.trim() === "" && !isNeeded ? null : (parseMoney(text, currency) ?? before)

/** Minor units as an editable text: "1250.50". */
export const editableMoney = (minor: number, currency: string): string => {
  const digits = currencyDigits(currency)
  return (minor / 10 ** digits).toFixed(digits)
}
