import { z } from "@medusajs/framework/zod"

export type JsonSchema = { [key: string]: unknown }

const AT = "#/components/schemas/"
const SHARED = "__shared"

type Made = { zodSchema: z.core.$ZodTypes; jsonSchema: JsonSchema }

function refine({ zodSchema, jsonSchema }: Made): void {
  // What `format` says already, zod says again as a pattern of some hundred characters.
  if (jsonSchema.format !== undefined) {
    delete jsonSchema.pattern
  }
  if (zodSchema._zod.def.type === "undefined") {
    jsonSchema.not = {}
  }
}

/**
 * JSON Schemas (draft 2020-12, that of OpenAPI 3.1) of what is sent: where one schema holds another of these
 * it refers to it by its name.
 */
export function jsonSchemas(
  named: Readonly<Record<string, z.ZodType>>
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) {
    registry.add(schema, { id })
  }
  const { schemas } = z.toJSONSchema(registry, {
    io: "input",
    target: "draft-2020-12",
    unrepresentable: "any",
    uri: (id) => `${AT}${id}`,
    override: refine,
  })
  const text = JSON.stringify(schemas).replaceAll(`${AT}${SHARED}#/$defs/`, AT)
  const { [SHARED]: shared, ...own } = JSON.parse(text) as Record<string, JsonSchema>
  const all = { ...(shared?.$defs as Record<string, JsonSchema> | undefined), ...own }
  return Object.fromEntries(Object.entries(all).map(([name, schema]) => [name, bare(schema)]))
}

/** The document says once which dialect it is in. */
function bare({ $schema: _, $id: __, id: ___, ...schema }: JsonSchema): JsonSchema {
  return schema
}

/**
 * What a query may hold. All of it is text on its way: a parameter is described as what it is read as, `limit`
 * as a whole number, or as text where only that can be said.
 */
export function querySchema(query: z.ZodType): JsonSchema {
  const as = (io: "input" | "output"): JsonSchema =>
    z.toJSONSchema(query, { io, unrepresentable: "any", override: refine })
  const [sent, read] = [as("input"), as("output")]
  const readAs = (read.properties ?? {}) as Record<string, JsonSchema>
  const properties = Object.entries((sent.properties ?? {}) as Record<string, JsonSchema>).map(
    ([name, text]) => [name, readAs[name]?.type ? readAs[name] : text]
  )
  return { properties: Object.fromEntries(properties) as JsonSchema, required: sent.required }
}
