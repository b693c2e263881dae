import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openApiDocument } from "../../openapi/document"
import { mayBeKept } from "../../openapi/may-be-kept"
import { withProblems } from "../../with-problems"

let text: string | undefined

/** GET /pos/v1/openapi.json: the protocol as an OpenAPI 3.1 document. Actor: anyone. */
export const GET = withProblems((_: MedusaRequest, res: MedusaResponse) => {
  text ??= JSON.stringify(openApiDocument())
  mayBeKept(res)
  res.type("application/json").send(text)
})
