/** A moment as the store's clock shows it, with its offset from UTC: 2026-11-28T10:15:00.000+03:00. */
export function storeTime(moment: Date, timeZone: string): string {
  const offset = offsetMinutes(moment, timeZone)
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1)
  const sign = offset < 0 ? "-" : "+"
  const two = (number: number): string => String(number).padStart(2, "0")
  const minutes = Math.abs(offset)
  return `${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The store's accounting day; this one ends at midnight. */
export const businessDate = (moment: Date, timeZone: string): string =>
  storeTime(moment, timeZone).slice(0, 10)

function offsetMinutes(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
  const name = parts.formatToParts(moment).find(({ type }) => type === "timeZoneName")?.value ?? ""
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return hours ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
}
