/**
 * The points that belong to a part of a line, rounded down: of `points`, for `part` of `whole`. Take the difference of
 * two such shares for what lies between, and the pieces of a line add up to it, however it is cut.
 */
export function cumulativeShare(points: number, part: number, whole: number): number {
  return Number((BigInt(points) * BigInt(part)) / BigInt(whole))
}
