/** Names under which answers tell money, an order, or who bought it. */
const TELLING = /amount|worth|price|total|fee|currency|legs|paid|customer|email|order|buyer/i

type Leaf = { path: string; value: unknown }

const leavesOf = (value: unknown, path: string): Leaf[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`))
    : [{ path, value }]

/**
 * What of an answer tells money or the buyer: by its name, or by its value.
 * @param secrets amounts in major and minor units, ids and names that may stand nowhere
 */
export function toldIn(answer: unknown, secrets: readonly (string | number)[]): string[] {
  return leavesOf(answer, "")
    .filter(({ path }) => !path.endsWith("_qr_svg"))
    .filter(
      ({ path, value }) =>
        TELLING.test(path) ||
        secrets.some((secret) =>
          typeof secret === "number"
            ? value === secret || value === String(secret)
            : String(value).includes(secret)
        )
    )
    .map(({ path, value }) => `${path}: ${String(value)}`)
}
