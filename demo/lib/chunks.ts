/** The list in pieces of at most `size`. */
export function chunksOf<T>(list: readonly T[], size: number): T[][] {
  const pieces = Math.ceil(list.length / size)
  return Array.from({ length: pieces }, (_, index) => list.slice(index * size, (index + 1) * size))
}
