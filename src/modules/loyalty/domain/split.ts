/**
 * Divides whole points by weights, none of them negative: each part is its exact share rounded down, and what is left
 * over goes, one each, to the parts that lost most (of equals the first). Parts add up to the whole, and none is a
 * point or more away from its exact share. Without any weight the first part takes all.
 */
export function splitByWeight(points: number, weights: readonly bigint[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0n)
  if (sum === 0n) {
    return weights.map((_, index) => (index === 0 ? points : 0))
  }
  const exact = weights.map((weight) => BigInt(points) * weight)
  const parts = exact.map((share) => Number(share / sum))
  const left = points - parts.reduce((total, part) => total + part, 0)
  const lostMost = exact
    .map((share, index) => ({ index, lost: share % sum }))
    .sort((one, other) =>
      one.lost === other.lost ? one.index - other.index : one.lost > other.lost ? -1 : 1
    )
  for (const { index } of lostMost.slice(0, left)) {
    parts[index]! += 1
  }
  return parts
}
