/** The same day of a later month, or the last one of that month when it has no such day. In UTC. */
export function addMonths(instant: Date, months: number): Date {
  const later = new Date(instant)
  const day = later.getUTCDate()
  later.setUTCDate(1)
  later.setUTCMonth(later.getUTCMonth() + months)
  const last = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate()
  later.setUTCDate(Math.min(day, last))
  return later
}
