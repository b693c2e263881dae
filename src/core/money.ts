import { BigNumber, defaultCurrencies, MathBN } from "@medusajs/framework/utils"
import type { BigNumberInput } from "@medusajs/framework/types"

/** Decimal places of a currency (ISO 4217): roubles 2, yen 0, dinars of Kuwait 3. Unknown ones count as 2. */
export function decimalsOf(currencyCode: string): number {
  return defaultCurrencies[currencyCode.toUpperCase()]?.decimal_digits ?? 2
}

/** Medusa's amount as integer minor units, rounded half up: 129.905 RUB is 12991. Nothing is 0, never -0. */
export function toMinor(amount: BigNumberInput, currencyCode: string): number {
  const scaled = MathBN.mult(amount, MathBN.convert(10).pow(decimalsOf(currencyCode)))
  return scaled.integerValue(4).toNumber() + 0
}

/** Integer minor units as Medusa's amount: 12991 RUB is 129.91. */
export function fromMinor(minor: number, currencyCode: string): number {
  return new BigNumber(MathBN.div(minor, MathBN.convert(10).pow(decimalsOf(currencyCode)))).numeric
}
