import type { MedusaRequest } from "@medusajs/framework/http"
import { issueToken } from "../../../../workflows/pos/devices/issue-token"
import { audiencesOf } from "../../public-urls"
import { withProblems } from "../../with-problems"
import type { PosToken } from "./validators"

/**
 * POST /pos/v1/token: a bearer token of 15 minutes for an assertion signed by the till (RFC 7523). The
 * assertion's `aud` is this URL or `urn:omnichannel:pos`. Actor: a paired till. Answers TokenAnswer. Problems,
 * with OAuth's `error` and `error_description` beside: 400 `invalid_scope`, `unsupported_grant_type`,
 * `invalid_request`; 401 `invalid_client`, `clock_skew`, `assertion_used`; 429 `rate_limited`.
 */
export const POST = withProblems<MedusaRequest<PosToken>>(async (req, res) => {
  const { client_assertion, scope } = req.validatedBody
  const answer = await issueToken(req.scope, {
    assertion: client_assertion,
    audiences: audiencesOf(req),
    scope,
    now: new Date(),
  })
  res.json(answer)
})
