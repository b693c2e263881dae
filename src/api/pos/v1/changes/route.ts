import { problem, ProblemError } from "../../../../core/problem"
import {
  type ChangeType,
  defaultTypes,
  SCOPE_OF_TYPE,
} from "../../../../modules/change-feed/domain/kinds"
import type { PosCredential } from "../../../../modules/pos/types"
import {
  changesAfter,
  readToken,
  startToken,
} from "../../../../workflows/change-feed/queries/changes"
import type { PosRequest } from "../../authenticate"
import { withProblems } from "../../with-problems"
import type { PosGetChanges } from "./validators"

/**
 * GET /pos/v1/changes: what a till needs to know of the shop; a snapshot first, then what changed. Answers
 * PosChangePage. Scope by type: catalogue, stock, customers, pickups. Problems: 400 `invalid_since`,
 * `other_types`; 401; 403 `insufficient_scope`; 404 `store_not_found`; 410 `resync_required`; 422
 * `invalid_request`; 429.
 */
export const GET = withProblems<PosRequest>(async (req, res) => {
  const { since, types, limit } = req.validatedQuery as PosGetChanges
  const token = since === undefined ? undefined : readToken(since)
  assertSameTypes(types, token?.types)
  const asked = token?.types ?? types ?? defaultTypes(req.pos.scopes)
  assertMayRead(req.pos, asked)
  const place = req.pos
  res.json(
    await changesAfter(req.scope, {
      place,
      since: token ?? (await startToken(req.scope, place, asked)),
      limit,
      now: new Date(),
    })
  )
})

/** A type that joins later would never be told as a whole. */
function assertSameTypes(types: ChangeType[] | undefined, ofToken: ChangeType[] | undefined): void {
  if (types && ofToken && types.join() !== ofToken.join()) {
    throw new ProblemError(
      problem(400, "other_types", "The token goes on with its own types", {
        detail: `It was begun for ${ofToken.join(",")}. Leave \`types\` out, or begin a snapshot without \`since\`.`,
        pointer: "/types",
      })
    )
  }
}

function assertMayRead(credential: PosCredential, types: readonly ChangeType[]): void {
  const missing = types.find((type) => !credential.scopes.includes(SCOPE_OF_TYPE[type]))
  if (missing || !types.length) {
    const scope = missing ? SCOPE_OF_TYPE[missing] : "catalogue"
    throw new ProblemError(
      problem(403, "insufficient_scope", `The till lacks the scope "${scope}"`, {
        pointer: "/types",
      })
    )
  }
}
