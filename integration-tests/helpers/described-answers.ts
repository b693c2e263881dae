import Ajv2020, { type ValidateFunction } from "ajv/dist/2020"
import addFormats from "ajv-formats"
import type { OpenApiOperation } from "../../src/api/pos/openapi/describe-operation"
import type { OpenApiDocument } from "../../src/api/pos/openapi/document"

export type SeenAnswer = {
  method: string
  /** With or without a query. */
  path: string
  status: number
  type: string | null
  body: unknown
}

type Json = Record<string, unknown>

/** A client ignores what it does not know; a test of ours must not: every field has to be described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    return schema.map(closed)
  }
  if (typeof schema !== "object" || schema === null) {
    return schema
  }
  const inside = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, closed(value)])
  )
  const isOpen = "properties" in schema && !("additionalProperties" in schema)
  return isOpen ? { ...inside, additionalProperties: false } : inside
}

/** Holds answers of a server to what its OpenAPI document says of them. */
export class DescribedAnswers {
  private readonly ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }))
  private readonly routes: { pattern: RegExp; operations: Record<string, OpenApiOperation> }[]

  constructor(document: OpenApiDocument) {
    this.ajv.addSchema({ ...(closed({ components: document.components }) as Json), $id: "doc" })
    this.routes = Object.entries(document.paths)
      // What has no parameter is meant before what has one.
      .sort(([a], [b]) => a.split("{").length - b.split("{").length)
      .map(([path, operations]) => ({
        pattern: new RegExp(`^${path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
        operations,
      }))
  }

  /** What is wrong with an answer; nothing when it is as described. */
  faults({ method, path, status, type, body }: SeenAnswer): string[] {
    const name = `${method} ${path} ${status}`
    const pathname = path.split("?", 1)[0]!
    const operation = this.routes.find(({ pattern }) => pattern.test(pathname))?.operations[
      method.toLowerCase()
    ]
    const response = operation?.responses[status]
    if (!response) {
      return [`${name}: not described`]
    }
    const kind = type?.split(";", 1)[0] ?? ""
    const content = response.content?.[kind] ?? (response.content ? undefined : {})
    if (!content) {
      return [`${name}: ${kind} is not described`]
    }
    const codes = response["x-problem-codes"]
    const code = (body as { code?: string } | null)?.code
    if (codes && !codes.includes(code ?? "")) {
      return [`${name}: the problem ${code} is not described`]
    }
    return content.schema ? this.misfits(content.schema, body).map((why) => `${name}: ${why}`) : []
  }

  private readonly compiled = new Map<object, ValidateFunction>()

  private misfits(schema: Json, body: unknown): string[] {
    const known = this.compiled.get(schema)
    const validate =
      known ??
      this.ajv.compile(
        JSON.parse(
          JSON.stringify(closed(schema)).replaceAll('"#/components', '"doc#/components')
        ) as Json
      )
    this.compiled.set(schema, validate)
    validate(body)
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath || "/"} ${message} ${JSON.stringify(params)}`
    )
  }
}
