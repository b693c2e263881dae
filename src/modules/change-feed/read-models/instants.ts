/** Drivers answer timestamps as text or as dates; the wire has ISO 8601 in UTC. */
export const isoOf = (instant: Date | string | null): string | null =>
  instant === null ? null : new Date(instant).toISOString()
