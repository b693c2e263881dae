import type { JsonSchema } from "../openapi/schemas"

/** One line of a table of fields. */
export type Field = {
  /** `lines[].total`; empty for what has no name of its own. */
  name: string
  /** What it may be: words of JSON Schema, or names of shared shapes. */
  types: FieldType[]
  required: boolean
  /** Bounds and fixed values, in signs rather than words. */
  limits: string
  description: string
}

export type FieldType = { name: string; isList: boolean; isShape: boolean }

const SHAPE = "#/components/schemas/"

const variantsOf = (schema: JsonSchema): JsonSchema[] =>
  ((schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined) ?? [schema]

const isObject = (schema: JsonSchema): boolean => schema.properties !== undefined
const isNull = (schema: JsonSchema): boolean => schema.type === "null"

/** Everything a schema says, line by line; what lies inside is named by its path. */
export function fieldsOf(schema: JsonSchema, path = ""): Field[] {
  return variantsOf(schema).flatMap((variant) => {
    if (variant.type === "array") {
      return fieldsOf(variant.items as JsonSchema, `${path}[]`)
    }
    const properties = Object.entries((variant.properties ?? {}) as Record<string, JsonSchema>)
    const required = (variant.required ?? []) as string[]
    return properties.flatMap(([name, property]) => {
      const own = path ? `${path}.${name}` : name
      const field = fieldOf(own, property, required.includes(name))
      return [field, ...fieldsOf(property, own)]
    })
  })
}

function fieldOf(name: string, schema: JsonSchema, required: boolean): Field {
  const described = variantsOf(schema).map(({ description }) => description)
  return {
    name,
    types: typesOf(schema),
    required,
    limits: limitsOf(schema),
    description: String(schema.description ?? described.find(Boolean) ?? ""),
  }
}

function typesOf(schema: JsonSchema): FieldType[] {
  const types = variantsOf(schema).flatMap((variant) => {
    if (variant.type === "array") {
      return typesOf(variant.items as JsonSchema).map((type) => ({ ...type, isList: true }))
    }
    return [typeOf(variant)]
  })
  const keys = types.map(({ name, isList }) => `${name}/${isList}`)
  return types.filter((_, index) => keys.indexOf(keys[index]!) === index)
}

function typeOf(schema: JsonSchema): FieldType {
  const { $ref, type, format } = schema as { $ref?: string; type?: string; format?: string }
  if ($ref) {
    return { name: $ref.replace(SHAPE, ""), isList: false, isShape: true }
  }
  if (schema.not) {
    return { name: "never", isList: false, isShape: false }
  }
  const plain = isNull(schema) || isObject(schema) ? type : (format ?? type)
  return { name: plain ?? "any", isList: false, isShape: false }
}

/** The largest integer JSON numbers keep: a bound that zod gives to every integer. */
const isEndless = (bound: unknown): boolean => Math.abs(Number(bound)) >= Number.MAX_SAFE_INTEGER

function limitsOf(schema: JsonSchema): string {
  return variantsOf(schema)
    .flatMap((variant) => {
      const { minimum, maximum, minLength, maxLength, minItems, maxItems, ...rest } = variant
      return [
        rest.const === undefined ? "" : `= ${String(rest.const)}`,
        Array.isArray(rest.enum) ? rest.enum.join(" | ") : "",
        range(minimum, maximum, ""),
        range(minLength, maxLength, " chars"),
        range(minItems, maxItems, " items"),
        rest.pattern === undefined ? "" : `/${String(rest.pattern)}/`,
        rest.default === undefined ? "" : `default ${JSON.stringify(rest.default)}`,
      ]
    })
    .filter(Boolean)
    .join(", ")
}

function range(low: unknown, high: unknown, unit: string): string {
  const [from, to] = [low, high].map((bound) =>
    bound === undefined || isEndless(bound) ? undefined : String(bound)
  )
  if (from === undefined && to === undefined) {
    return ""
  }
  return from === undefined ? `≤ ${to}${unit}` : `${from}–${to ?? ""}${unit}`
}
