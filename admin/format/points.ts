import type { AdminLoyaltyAccount, AdminLoyaltyPosting } from "../../src/types/loyalty-desk"

/** Whose account it is: a name, an address, or nothing while nobody has claimed it. */
export const ownerName = (customer: AdminLoyaltyAccount["customer"]): string | null =>
  customer && (customer.name ?? customer.email ?? customer.id)

/** By how much a posting changed what may be spent. */
export const availableChange = ({ entries }: Pick<AdminLoyaltyPosting, "entries">): number =>
  entries.reduce((sum, { place, points }) => sum + (place === "available" ? points : 0), 0)

/** A whole number as a person types it, minus sign included; null when it is none, or nothing. */
export const parsePoints = (text: string): number | null => {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-")
  const points = /^[+-]?\d{1,9}$/.test(plain) ? Number(plain) : 0
  return points === 0 ? null : points
}

/** The calendar month so many before that of a date: "2026-11". */
export const monthBack = (today: Date, count: number): string => {
  const month = new Date(today.getFullYear(), today.getMonth() - count, 1)
  return [month.getFullYear(), String(month.getMonth() + 1).padStart(2, "0")].join("-")
}

/** "November 2026" of "2026-11". */
export const monthName = (month: string, language: string): string =>
  new Intl.DateTimeFormat(language, { timeZone: "UTC", month: "long", year: "numeric" }).format(
    new Date(`${month}-15T00:00:00Z`)
  )

/** "21 Nov 2026" of an instant, on the device's clock. */
export const formatExactDate = (instant: string, language: string): string =>
  new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric" }).format(
    new Date(instant)
  )
