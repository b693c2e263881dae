import type { MedusaRequest } from "@medusajs/framework/http"
import { issueToken } from "../../../../workflows/pos/devices/issue-token"
import { withProblems } from "../../with-problems"
import type { PosToken } from "./validators"

/** A till behind a proxy may know the shop by another name; this one holds everywhere. */
const AUDIENCE = "urn:omnichannel:pos"

/**
 * POST /pos/v1/token: a bearer token of 15 minutes for an assertion signed by the till (RFC 7523). The
 * assertion's `aud` is this URL or `urn:omnichannel:pos`. Actor: a paired till. Answers TokenAnswer. Problems:
 * 401 `invalid_client`, 422 `invalid_request`, 429 `rate_limited`.
 */
export const POST = withProblems<MedusaRequest<PosToken>>(async (req, res) => {
  const url = `${req.protocol}://${req.get("host")}${req.path}`
  const answer = await issueToken(req.scope, {
    assertion: req.validatedBody.client_assertion,
    audiences: [AUDIENCE, url],
    now: new Date(),
  })
  res.setHeader("cache-control", "no-store")
  res.json(answer)
})
