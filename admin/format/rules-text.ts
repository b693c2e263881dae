/** Rules as JSON: a form's fields change single values and leave all they do not know as it is. */
export type RulesJson = { [key: string]: unknown }

export type ReadRules = { rules: RulesJson; mistake: null } | { rules: null; mistake: string }

export const isObject = (value: unknown): value is RulesJson =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** What a person typed, or what is wrong with it in the words of the engine. */
export function readRules(text: string): ReadRules {
  try {
    const rules: unknown = JSON.parse(text)
    return isObject(rules) ? { rules, mistake: null } : { rules: null, mistake: "{ … }" }
  } catch (error) {
    return { rules: null, mistake: (error as Error).message }
  }
}

export const writeRules = (rules: RulesJson): string => JSON.stringify(rules, null, 2)

/** The number at a path; null when there is none. */
export function numberAt(rules: RulesJson, path: readonly string[]): number | null {
  const found = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), rules)
  return typeof found === "number" ? found : null
}

/** The keys of the object at a path. */
export function keysAt(rules: RulesJson, path: readonly string[]): string[] {
  const found = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), rules)
  return isObject(found) ? Object.keys(found) : []
}

/** A copy with another value at a path, and everything else as it was. */
export function withValue(
  rules: RulesJson,
  [key, ...rest]: readonly string[],
  value: unknown
): RulesJson {
  if (key === undefined) {
    return rules
  }
  const inner = rules[key]
  return {
    ...rules,
    [key]: rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value),
  }
}

/** Whether the value at a path is `true`. */
export const flagAt = (rules: RulesJson, path: readonly string[]): boolean =>
  path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), rules) === true

/** The text at a path; null when there is none. */
export function textAt(rules: RulesJson, path: readonly string[]): string | null {
  const found = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), rules)
  return typeof found === "string" ? found : null
}
