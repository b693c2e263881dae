import type { z } from "@medusajs/framework/zod"
import { OAuthProblemAnswer, ProblemAnswer } from "./answers/common"
import { Pickup } from "./answers/pickups"
import { EventResult } from "./answers/push"
import { Shopper } from "./answers/shoppers"
import { type OpenApiOperation, describeOperation, type SchemaOf } from "./describe-operation"
import { idOf, type Operation } from "./operation"
import { OPERATIONS } from "./operations"
import { EVENT_SCHEMAS } from "./operations/events"
import { type ListedProblem, listProblems } from "./problems"
import { type JsonSchema, jsonSchemas, querySchema } from "./schemas"
import { HEADERS, INFO, SECURITY_SCHEMES, TAGS } from "./words"

export type OpenApiDocument = {
  openapi: "3.1.1"
  info: typeof INFO
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, OpenApiOperation>>
  components: { schemas: Record<string, JsonSchema>; [kind: string]: object }
  /** Every problem a till can be told. */
  "x-problems": ListedProblem[]
}

/** Schemas that others refer to by name. */
const COMPONENTS: Record<string, z.ZodType> = {
  Problem: ProblemAnswer,
  OAuthProblem: OAuthProblemAnswer,
  EventResult,
  Pickup,
  Shopper,
  ...EVENT_SCHEMAS,
}

let made: OpenApiDocument | undefined

/** The protocol as an OpenAPI 3.1 document, from the schemas that validate. */
export function openApiDocument(): OpenApiDocument {
  made ??= makeDocument(OPERATIONS)
  return made
}

function makeDocument(operations: readonly Operation[]): OpenApiDocument {
  const { schemaOf, components } = schemasOf(operations)
  const paths: OpenApiDocument["paths"] = {}
  for (const operation of operations) {
    const { path, method } = operation
    paths[path] = { ...paths[path], [method]: describeOperation(operation, schemaOf) }
  }
  return {
    openapi: "3.1.1",
    info: INFO,
    tags: Object.entries(TAGS).map(([name, { description }]) => ({
      name,
      description: description.en,
    })),
    paths,
    components: { schemas: components, headers: HEADERS, securitySchemes: SECURITY_SCHEMES },
    "x-problems": listProblems(),
  }
}

/** Bodies and answers stand where they are used, what they share among the components. */
function schemasOf(operations: readonly Operation[]): {
  schemaOf: SchemaOf
  components: Record<string, JsonSchema>
} {
  const names = new Map<z.ZodType, string>()
  for (const operation of operations) {
    const parts = { Body: operation.body, Answer: operation.answer.schema }
    for (const [part, schema] of Object.entries(parts)) {
      if (schema && !names.has(schema)) {
        names.set(schema, `${idOf(operation)}${part}`)
      }
    }
  }
  const named = Object.fromEntries([...names].map(([schema, name]) => [name, schema]))
  const all = jsonSchemas({ ...COMPONENTS, ...named })
  const components = Object.entries(all).filter(([name]) => !(name in named))
  return {
    schemaOf: {
      content: (schema) => all[names.get(schema) ?? ""] ?? {},
      query: querySchema,
    },
    components: Object.fromEntries(components),
  }
}
