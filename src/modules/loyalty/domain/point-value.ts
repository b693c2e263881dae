/** What one point is worth, in minor units; may be a fraction of one. */
export type PointValue = { currency_code: string; minor_units: number }

/** `rules.point_value` of a version of a programme's rules; null where it names none. */
export function pointValueOf(rules: unknown): PointValue | null {
  const { point_value } = (rules ?? {}) as { point_value?: Partial<PointValue> }
  const { currency_code, minor_units } = point_value ?? {}
  const isValue =
    typeof currency_code === "string" &&
    currency_code.length === 3 &&
    typeof minor_units === "number" &&
    minor_units >= 0
  return isValue ? { currency_code: currency_code.toLowerCase(), minor_units } : null
}

/** Money of so many points in minor units, rounded half away from zero. */
export const worthOf = (points: number, { minor_units }: PointValue): number =>
  Math.sign(points) * Math.round(Math.abs(points) * minor_units) + 0
