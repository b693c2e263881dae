import { z } from "@medusajs/framework/zod"

export type JsonSchema = { [key: string]: unknown }

const AT = "#/components/schemas/"
const SHARED = "__shared"

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
