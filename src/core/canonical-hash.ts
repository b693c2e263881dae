import { createHash } from "node:crypto"

/** JSON with sorted keys, written at once into one text: every event of every till passes here. */
function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value) ?? "null"
  }
  if (value instanceof Date) {
    return JSON.stringify(value)
  }
  let text = ""
  if (Array.isArray(value)) {
    for (const inner of value) {
      text += `${text && ","}${canonicalJson(inner)}`
    }
    return `[${text}]`
  }
  for (const key of Object.keys(value).sort()) {
    const inner = (value as Record<string, unknown>)[key]
    if (inner !== undefined) {
      text += `${text && ","}${JSON.stringify(key)}:${canonicalJson(inner)}`
    }
  }
  return `{${text}}`
}

/** SHA-256 of a value's JSON with sorted keys: equal inputs have equal hashes, whoever serialised them. */
export function canonicalHash(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex")
}
