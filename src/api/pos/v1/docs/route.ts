import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { docsPage } from "../../docs/page"
import { CONTENT_SECURITY_POLICY } from "../../docs/style"
import { LANGUAGES, type Language } from "../../openapi/languages"
import { mayBeKept } from "../../openapi/may-be-kept"
import { withProblems } from "../../with-problems"
import type { PosGetDocs } from "./validators"

/**
 * GET /pos/v1/docs: the protocol for people, a page without scripts, in the language of `lang` or of
 * Accept-Language. Actor: anyone. Problems: 422 `invalid_request`.
 */
export const GET = withProblems((req: MedusaRequest, res: MedusaResponse) => {
  const { lang } = req.validatedQuery as PosGetDocs
  const language = lang ?? ((req.acceptsLanguages([...LANGUAGES]) || "en") as Language)
  mayBeKept(res)
  res.vary("Accept-Language")
  res.setHeader("content-security-policy", CONTENT_SECURITY_POLICY)
  res.setHeader("content-language", language)
  res.setHeader("x-content-type-options", "nosniff")
  res.setHeader("referrer-policy", "no-referrer")
  res.type("html").send(docsPage(language))
})
