import type { z } from "@medusajs/framework/zod"
import { ProblemAnswer } from "./answers/common"
import { EventResult } from "./answers/push"
import { Pickup } from "./answers/pickups"
import { Shopper } from "./answers/shoppers"
import type { Operation } from "./operation"
import { OPERATIONS } from "./operations"
import { EVENT_SCHEMAS } from "./operations/events"
import { problemsOf } from "./problems"
import { type JsonSchema, jsonSchemas } from "./schemas"
import { ABOUT, HEADERS, SECURITY_SCHEMES, TAGS } from "./words"

export type OpenApiDocument = {
  openapi: "3.1.1"
  info: {
    title: string
    version: string
    description: string
    license: { name: string; identifier: string }
  }
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, OpenApiOperation>>
  components: { schemas: Record<string, JsonSchema>; [kind: string]: object }
}

export type Parameter = {
  name: string
  in: "path" | "query" | "header"
  required: boolean
  description?: string
  schema: unknown
}

type Content = Record<string, { schema?: unknown }>

export type OpenApiOperation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: { required: true; content: Content }
  responses: Record<string, { description: string; headers?: object; content?: Content }>
}

/** Schemas that others refer to by name. */
const COMPONENTS: Record<string, z.ZodType> = {
  Problem: ProblemAnswer,
  EventResult,
  Pickup,
  Shopper,
  ...EVENT_SCHEMAS,
}

const idOf = ({ method, path }: Operation): string =>
  `${method}${path
    .replace("/pos/v1", "")
    .split(/[^A-Za-z]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}`

let made: OpenApiDocument | undefined

/** The protocol as an OpenAPI 3.1 document, from the schemas that validate. */
export function openApiDocument(): OpenApiDocument {
  made ??= makeDocument(OPERATIONS)
  return made
}

function makeDocument(operations: readonly Operation[]): OpenApiDocument {
  const parts = operations.flatMap((operation): [string, z.ZodType | undefined][] => [
    [`${idOf(operation)}Body`, operation.body],
    [`${idOf(operation)}Query`, operation.query],
    [`${idOf(operation)}Answer`, operation.answer.schema],
  ])
  const ownParts = parts.filter((part): part is [string, z.ZodType] => part[1] !== undefined)
  const names = new Map(ownParts.map(([name, schema]) => [schema, name]))
  const unique = [...names].map(([schema, name]): [string, z.ZodType] => [name, schema])
  const all = jsonSchemas({ ...COMPONENTS, ...Object.fromEntries(unique) })
  const inlined = new Set(unique.map(([name]) => name))
  const schemaOf = (schema: z.ZodType | undefined): JsonSchema | undefined =>
    schema && all[names.get(schema) ?? ""]
  const paths: OpenApiDocument["paths"] = {}
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: describe(operation, schemaOf),
    }
  }
  const kept = Object.entries(all).filter(([name]) => !inlined.has(name))
  return {
    openapi: "3.1.1",
    info: ABOUT,
    tags: TAGS,
    paths,
    components: {
      schemas: Object.fromEntries(kept),
      headers: HEADERS,
      securitySchemes: SECURITY_SCHEMES,
    },
  }
}

function describe(
  operation: Operation,
  schemaOf: (schema: z.ZodType | undefined) => JsonSchema | undefined
): OpenApiOperation {
  const { tag, summary, description, access, body, takesForm, answer } = operation
  const bodySchema = schemaOf(body)
  const parameters = parametersOf(operation, schemaOf(operation.query))
  const types = ["application/json", ...(takesForm ? ["application/x-www-form-urlencoded"] : [])]
  const scope = access === "anyone" || access === "till" ? "" : ` Scope: ${access}.`
  const text = `${description ?? ""}${scope}`.trim()
  return {
    operationId: idOf(operation),
    tags: [tag],
    summary,
    ...(text ? { description: text } : {}),
    security: access === "anyone" ? [] : [{ token: [] }, { signature: [] }],
    ...(parameters.length ? { parameters } : {}),
    ...(bodySchema
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(types.map((type) => [type, { schema: bodySchema }])),
          },
        }
      : {}),
    responses: {
      [answer.status]: {
        description: answer.description,
        ...(access === "anyone" ? {} : { headers: RATE_HEADERS }),
        ...answerContent(answer, schemaOf(answer.schema)),
      },
      ...problemResponses(operation),
    },
  }
}

function answerContent({ status, type }: Operation["answer"], schema: JsonSchema | undefined) {
  if (status === 204) {
    return {}
  }
  return { content: { [type ?? "application/json"]: schema ? { schema } : {} } }
}

function parametersOf({ path, takesKey }: Operation, query: JsonSchema | undefined): Parameter[] {
  const text = { type: "string", minLength: 1 }
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(
    ([, name]): Parameter => ({ name: name!, in: "path", required: true, schema: text })
  )
  const required = new Set((query?.required as string[] | undefined) ?? [])
  const properties = Object.entries((query?.properties as Record<string, JsonSchema>) ?? {})
  const inQuery = properties.map(
    ([name, schema]): Parameter => ({ name, in: "query", required: required.has(name), schema })
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

const header = (name: string) => ({ $ref: `#/components/headers/${name}` })
const RATE_HEADERS = {
  "RateLimit-Limit": header("RateLimit-Limit"),
  "RateLimit-Remaining": header("RateLimit-Remaining"),
  "RateLimit-Reset": header("RateLimit-Reset"),
}

function problemResponses(operation: Operation): OpenApiOperation["responses"] {
  const schema = { $ref: "#/components/schemas/Problem" }
  const responses = [...problemsOf(operation)].map(([status, codes]) => [
    status,
    {
      description: codes.join(", "),
      ...(status === 429 ? { headers: { "Retry-After": header("Retry-After") } } : {}),
      content: { "application/problem+json": { schema } },
    },
  ])
  return Object.fromEntries(responses) as OpenApiOperation["responses"]
}
