import { fromMinor } from "../../../core/money"
import type { Refusal } from "./policy"

/** A refusal as a sentence; pages that speak other languages have its code and parameters. */
export function refusalText({ code, params }: Refusal, title: string, currency: string): string {
  const money = (minor: unknown) =>
    `${fromMinor(Number(minor), currency)} ${currency.toUpperCase()}`
  switch (code) {
    case "outside_window":
      return `"${title}" could come back within ${params.days} days, until ${params.until}`
    case "excluded_goods":
      return `"${title}" is of goods that do not come back`
    case "condition":
      return `"${title}" is not taken back in this state (${params.grade})`
    case "receipt_required":
      return `"${title}" comes back with its receipt only`
    case "blind_item_limit":
      return `Without a receipt "${title}" may be worth ${money(params.amount)} at most`
    case "limit_reached":
    case "blind_person_limit": {
      const most = params.units === undefined ? money(params.amount) : `${params.units} units`
      return `In ${params.days} days one person may return ${most}${code === "limit_reached" ? "" : " without a receipt"}`
    }
  }
}
