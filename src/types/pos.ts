/** Shapes of `/pos/v1`, shared by the routes, the simulator, the conformance kit and the tests. */

export type { Problem } from "../core/problem"
export type { PosEvent, PosEventData, PosEventType } from "../modules/pos/domain/events/envelope"
export type { PosScope } from "../modules/pos/domain/scopes"
import type { Problem } from "../core/problem"
import type { PosScope } from "../modules/pos/domain/scopes"

/**
 * What became of one event.
 * applied: it and its stock are durable. duplicate: it already was, the first answer holds. deferred: durable;
 * it waits for something it refers to and resolves by itself. conflict: its id or its place in the sequence
 * is taken by something else. rejected: it cannot be right; the till shows `problem` to a person.
 */
export type PosEventStatus = "applied" | "duplicate" | "deferred" | "conflict" | "rejected"

export type PosEventResult = {
  /** As sent; null when the event had none. */
  id: string | null
  seq: number | null
  status: PosEventStatus
  /** `clock_skew`: the till's clock was more than 5 minutes off. `quarantined`: kept for a person to release. */
  flags?: ("clock_skew" | "quarantined" | "training")[]
  problem?: Problem
}

export type PosPushAnswer = {
  /** One per event, in the order sent. */
  results: PosEventResult[]
  /** Of the till's current epoch: up to here nothing is missing. */
  acked_seq: number
  /** Missing stretches between `acked_seq` and the highest number seen, both ends included; 100 at most. */
  gaps: { from: number; to: number }[]
  epoch: number
  server_time: string
}

/** Answer of `GET /pos/v1/me`. */
export type PosMeAnswer = {
  device_id: string
  name: string
  store_id: string
  scopes: PosScope[]
  epoch: number
  /** `quarantine`: the till is revoked; it may only hand in what it made before. */
  lane: "live" | "quarantine"
  server_time: string
}
