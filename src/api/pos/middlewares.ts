import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http"
import type { PosScope } from "../../modules/pos/domain/scopes"
import { alsoNeeds, authenticateTill } from "./authenticate"
import { answerEarly, type Step } from "./busy-routes"
import { limitAddress, limitTill } from "./limits"
import { asOAuth, validateTokenRequest } from "./oauth"
import { readBody, readFormOrJson } from "./read-body"
import { answerUnknownRoute, EVERY_PATH, refuseBrokenPath } from "./unknown-route"
import { GET as getChanges } from "./v1/changes/route"
import { PosGetChanges } from "./v1/changes/validators"
import { PosGetCustomers } from "./v1/customers/validators"
import { PosGetDocs } from "./v1/docs/validators"
import { POST as pushEvents } from "./v1/events/route"
import { PosPushEvents } from "./v1/events/validators"
import { PosAddKey } from "./v1/keys/validators"
import {
  PosCapturePoints,
  PosHoldPoints,
  PosLeasePoints,
  PosLookUpPoints,
  PosPreviewReturn,
  PosQuotePoints,
  PosReleasePoints,
  PosReturnLease,
} from "./v1/loyalty/validators"
import { PosLookUpByCode, PosLookUpOrders } from "./v1/orders/lookup/validators"
import { PosPair } from "./v1/pair/validators"
import { POS_PICKUP_BODIES, PosGetPickups, PosLookupPickup } from "./v1/pickups/validators"
import { PosAcceptReturn, PosQuoteReturn } from "./v1/returns/validators"
import { validateBody, validateQuery } from "./validate"

type Access = { scope?: PosScope | readonly PosScope[]; drain?: boolean }

const LOYALTY_BODIES = {
  lookup: PosLookUpPoints,
  "return-preview": PosPreviewReturn,
  quote: PosQuotePoints,
  holds: PosHoldPoints,
  "holds/:id/capture": PosCapturePoints,
  "holds/:id/release": PosReleasePoints,
  leases: PosLeasePoints,
  "leases/:id/return": PosReturnLease,
}

/** The signature of the weaker mode is over the body, so that is read first; it has a limit of its own. */
const forTill = (access: Access = {}) => [readBody, authenticateTill(access), limitTill]

/** Tokens and people's data are for the till that asked; the two descriptions say otherwise themselves. */
function neverCached(_: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  res.setHeader("cache-control", "no-store")
  next()
}

const BEFORE_EVENTS = [...forTill({ drain: true }), validateBody(PosPushEvents)]
const BEFORE_CHANGES = [...forTill(), validateQuery(PosGetChanges)]

/** A step behind `authenticateTill` asks for the till it put into the request. */
const BUSY_ROUTES = {
  "POST /events": [...BEFORE_EVENTS, pushEvents as Step],
  "GET /changes": [...BEFORE_CHANGES, getChanges as Step],
}

export const posMiddlewares: MiddlewareRoute[] = [
  // Medusa's own parser would answer in its own form; see readBody.
  { matcher: "/pos/v1*", bodyParser: false },
  // Without a star, whose match Express would decode. Without a method Medusa registers it before all routes.
  { matcher: "/pos/v1", middlewares: [neverCached, refuseBrokenPath, answerEarly(BUSY_ROUTES)] },
  {
    methods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    matcher: EVERY_PATH,
    middlewares: [answerUnknownRoute],
  },
  { method: "GET", matcher: "/pos/v1/docs", middlewares: [validateQuery(PosGetDocs)] },
  {
    method: "POST",
    matcher: "/pos/v1/pair",
    middlewares: [limitAddress, readBody, validateBody(PosPair)],
  },
  {
    method: "POST",
    matcher: "/pos/v1/token",
    middlewares: [asOAuth, limitAddress, readFormOrJson, validateTokenRequest],
  },
  {
    method: "POST",
    matcher: "/pos/v1/events",
    middlewares: BEFORE_EVENTS,
  },
  { method: "POST", matcher: "/pos/v1/keys", middlewares: [...forTill(), validateBody(PosAddKey)] },
  { method: "GET", matcher: "/pos/v1/me", middlewares: forTill({ drain: true }) },
  { method: "DELETE", matcher: "/pos/v1/keys/:kid", middlewares: forTill() },
  {
    method: "GET",
    matcher: "/pos/v1/changes",
    middlewares: BEFORE_CHANGES,
  },
  {
    method: "GET",
    matcher: "/pos/v1/customers",
    middlewares: [...forTill({ scope: "customers" }), validateQuery(PosGetCustomers)],
  },
  {
    method: "GET",
    matcher: "/pos/v1/orders/lookup",
    middlewares: [...forTill({ scope: ["returns", "sales"] }), validateQuery(PosLookUpOrders)],
  },
  {
    method: "POST",
    matcher: "/pos/v1/orders/lookup",
    middlewares: [...forTill({ scope: ["returns", "sales"] }), validateBody(PosLookUpByCode)],
  },
  { matcher: "/pos/v1/loyalty*", middlewares: forTill({ scope: "loyalty" }) },
  {
    method: "POST",
    matcher: "/pos/v1/loyalty/return-preview",
    middlewares: [alsoNeeds("returns")],
  },
  ...Object.entries(LOYALTY_BODIES).map(
    ([path, body]): MiddlewareRoute => ({
      method: "POST",
      matcher: `/pos/v1/loyalty/${path}`,
      middlewares: [validateBody(body)],
    })
  ),
  { matcher: "/pos/v1/pickups*", middlewares: forTill({ scope: "pickups" }) },
  {
    method: "GET",
    matcher: "/pos/v1/pickups",
    middlewares: [validateQuery(PosGetPickups)],
  },
  {
    method: "POST",
    matcher: "/pos/v1/pickups/lookup",
    middlewares: [validateBody(PosLookupPickup)],
  },
  ...Object.entries(POS_PICKUP_BODIES).map(
    ([command, body]): MiddlewareRoute => ({
      method: "POST",
      matcher: `/pos/v1/pickups/:id/${command}`,
      middlewares: [validateBody(body)],
    })
  ),
  { matcher: "/pos/v1/returns*", middlewares: forTill({ scope: "returns" }) },
  {
    method: "POST",
    matcher: "/pos/v1/returns/quote",
    middlewares: [validateBody(PosQuoteReturn)],
  },
  { method: "POST", matcher: "/pos/v1/returns", middlewares: [validateBody(PosAcceptReturn)] },
  { method: "GET", matcher: "/pos/v1/shifts/:shift_id", middlewares: forTill({ scope: "shifts" }) },
]
