import { readdirSync, readFileSync } from "node:fs"
import { join, sep } from "node:path"
import { openApiDocument } from "../document"

const ROUTES = join(__dirname, "../../v1")

/** `get /pos/v1/pickups/{id}` of every method that a route file exports. */
function routesOfFiles(): string[] {
  return readdirSync(ROUTES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.split(sep).at(-1) === "route.ts")
    .flatMap((file) => {
      const parts = file.split(sep).slice(0, -1)
      const path = ["/pos/v1", ...parts.map((part) => part.replace(/^\[(\w+)\]$/, "{$1}"))]
      const text = readFileSync(join(ROUTES, file), "utf8")
      const methods = [...text.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)]
      return methods.map(([, method]) => `${method!.toLowerCase()} ${path.join("/")}`)
    })
}

describe("the OpenAPI document", () => {
  const document = openApiDocument()

  it("is valid OpenAPI 3.1", async () => {
    const { Validator } = await import("@seriousme/openapi-schema-validator")
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(document))
    expect(errors).toBeUndefined()
    expect([valid, validator.version]).toEqual([true, "3.1"])
  })

  it("tells of every route, and of none that is not there", () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`)
    )
    expect(described.sort()).toEqual(routesOfFiles().sort())
  })

  it("names every operation once", () => {
    const ids = Object.values(document.paths)
      .flatMap((operations) => Object.values(operations))
      .map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("refers to nothing that it does not hold", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)]
    const broken = references.filter(([, path]) => {
      const found = path!
        .split("/")
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], document)
      return found === undefined
    })
    expect(references.length).toBeGreaterThan(0)
    expect(broken.map(([reference]) => reference)).toEqual([])
  })
})
