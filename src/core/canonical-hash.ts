import { createHash } from "node:crypto"

/** JSON with sorted keys, written at once: every event of every till passes here. */
function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value) ?? "null"
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(",")}]`
  }
  if (value instanceof Date) {
    return JSON.stringify(value)
  }
  const parts = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const inner = (value as Record<string, unknown>)[key]
      return inner === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(inner)}`]
    })
  return `{${parts.join(",")}}`
}

/** SHA-256 of a value's JSON with sorted keys: equal inputs have equal hashes, whoever serialised them. */
export function canonicalHash(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex")
}
