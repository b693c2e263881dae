import type { Check } from "../check"
import { auth } from "./auth"
import { batch } from "./batch"
import { deferred } from "./deferred"
import { hostile } from "./hostile"
import { idempotency } from "./idempotency"
import { isolation } from "./isolation"
import { limits } from "./limits"
import { lookup } from "./lookup"
import { money } from "./money"
import { pickups } from "./pickups"
import { points } from "./points"
import { problems } from "./problems"
import { pull } from "./pull"
import { returns } from "./returns"
import { sequence } from "./sequence"
import { shifts } from "./shifts"
import { stock } from "./stock"
import { training } from "./training"

/** Everything a server of the protocol is checked for. */
export const CHECKS: readonly Check[] = [
  ...auth,
  ...batch,
  ...idempotency,
  ...sequence,
  ...deferred,
  ...training,
  ...money,
  ...shifts,
  ...problems,
  ...hostile,
  ...isolation,
  ...pull,
  ...stock,
  ...pickups,
  ...lookup,
  ...points,
  ...returns,
  ...limits,
]
