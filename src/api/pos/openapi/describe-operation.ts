import type { z } from "@medusajs/framework/zod"
import { idOf, type Operation, scopesOf } from "./operation"
import { problemsOf } from "./problems"
import type { JsonSchema } from "./schemas"

export type Parameter = {
  name: string
  in: "path" | "query" | "header"
  required: boolean
  description?: string
  schema: unknown
}

type Content = Record<string, { schema?: JsonSchema }>

export type OpenApiOperation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: { required: true; content: Content }
  responses: Record<string, OpenApiResponse>
}

export type OpenApiResponse = {
  description: string
  headers?: object
  content?: Content
  /** Codes of problems that come with this status. New ones may join within a version. */
  "x-problem-codes"?: string[]
}

/** Makes JSON Schemas of the schemas that validate. */
export type SchemaOf = {
  content: (schema: z.ZodType) => JsonSchema
  query: (schema: z.ZodType) => JsonSchema
}

/** One route as OpenAPI has it. */
export function describeOperation(operation: Operation, schemaOf: SchemaOf): OpenApiOperation {
  const { tag, summary, description, body, takesForm } = operation
  const parameters = parametersOf(operation, schemaOf)
  const types = ["application/json", ...(takesForm ? ["application/x-www-form-urlencoded"] : [])]
  return {
    operationId: idOf(operation),
    tags: [tag],
    summary: summary.en,
    ...(description ? { description: description.en } : {}),
    security: securityOf(operation),
    ...(parameters.length ? { parameters } : {}),
    ...(body
      ? { requestBody: { required: true, content: contentOf(types, schemaOf.content(body)) } }
      : {}),
    responses: {
      [operation.answer.status]: answerOf(operation, schemaOf),
      ...problemResponses(operation),
    },
  }
}

/** Each is enough by itself. The scope stands where OpenAPI 3.1 has the roles that are needed. */
function securityOf(operation: Operation): OpenApiOperation["security"] {
  if (operation.access === "anyone") {
    return []
  }
  const scopes = scopesOf(operation)
  const needs = scopes.length ? scopes.map((scope) => [scope]) : [[]]
  return needs.flatMap((need): OpenApiOperation["security"] => [
    { token: [...need] },
    { signature: [...need] },
  ])
}

const contentOf = (types: readonly string[], schema: JsonSchema): Content =>
  Object.fromEntries(types.map((type) => [type, { schema }]))

const header = (name: string) => ({ $ref: `#/components/headers/${name}` })
const RATE_HEADERS = {
  "RateLimit-Limit": header("RateLimit-Limit"),
  "RateLimit-Remaining": header("RateLimit-Remaining"),
  "RateLimit-Reset": header("RateLimit-Reset"),
}

function answerOf({ answer, tag }: Operation, schemaOf: SchemaOf): OpenApiResponse {
  const { description, schema, type = "application/json" } = answer
  const textual: JsonSchema = { type: "string" }
  const content = contentOf([type], schema ? schemaOf.content(schema) : textual)
  return {
    description: description.en,
    ...(tag === "About" ? {} : { headers: RATE_HEADERS }),
    ...(answer.status === 204 ? {} : { content }),
  }
}

function parametersOf({ path, query, takesKey }: Operation, schemaOf: SchemaOf): Parameter[] {
  const text = { type: "string", minLength: 1 }
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(
    ([, name]): Parameter => ({ name: name!, in: "path", required: true, schema: text })
  )
  const { properties = {}, required = [] } = (query ? schemaOf.query(query) : {}) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  const inQuery = Object.entries(properties).map(
    ([name, { description, ...schema }]): Parameter => ({
      name,
      in: "query",
      required: required.includes(name),
      ...(description ? { description: String(description) } : {}),
      schema,
    })
  )
  const key: Parameter = {
    name: "Idempotency-Key",
    in: "header",
    required: true,
    description: "New for each command, and the same when it is repeated.",
    schema: { ...text, maxLength: 200 },
  }
  return [...inPath, ...inQuery, ...(takesKey ? [key] : [])]
}

function problemResponses(operation: Operation): OpenApiOperation["responses"] {
  const name = operation.takesForm ? "OAuthProblem" : "Problem"
  const schema = { $ref: `#/components/schemas/${name}` }
  const responses = [...problemsOf(operation)].map(([status, codes]): [number, OpenApiResponse] => [
    status,
    {
      description: codes.join(", "),
      ...(status === 429 ? { headers: { "Retry-After": header("Retry-After") } } : {}),
      content: contentOf(["application/problem+json"], schema),
      "x-problem-codes": codes,
    },
  ])
  return Object.fromEntries(responses)
}
