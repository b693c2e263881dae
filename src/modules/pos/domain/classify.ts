import { problem } from "../../../core/problem"
import type { PosEventResult } from "../../../types/pos"
import type { ReadEvent } from "./check-event"

export type Known = {
  event_id: string
  epoch: number
  seq: number
  hash: string
  status: "applied" | "deferred" | "quarantined" | "rejected"
  problem: PosEventResult["problem"] | null
  flags: string[]
}

export type Readable = Exclude<ReadEvent, { kind: "unreadable" }>

/** An event the inbox has not taken yet, and where it stands in the batch. */
export type Fresh = { index: number; read: Readable }

export type Classified = { answered: Map<number, PosEventResult>; fresh: Fresh[] }

export const envelopeOf = (read: Readable) => (read.kind === "checked" ? read.event : read.envelope)

/**
 * Tells what is new in a batch from what the inbox knows already. An event that was rejected had no effect,
 * so its till may mend it and send it again under the same id.
 */
export function classify(batch: readonly Fresh[], known: readonly Known[]): Classified {
  const byId = new Map(known.map((entry) => [entry.event_id, entry]))
  const byPlace = new Map(known.map((entry) => [placeOf(entry), entry.event_id]))
  const answered = new Map<number, PosEventResult>()
  const fresh: Fresh[] = []
  for (const each of batch) {
    const { id, seq, epoch } = envelopeOf(each.read)
    const earlier = byId.get(id)
    const holder = byPlace.get(placeOf({ epoch, seq }))
    const isSame = earlier?.hash === each.read.hash
    if (earlier && isSame && !isReleased(earlier, each.read)) {
      answered.set(each.index, repeated(earlier, seq))
    } else if (earlier && !isSame && !mayReplace(earlier, each.read)) {
      answered.set(each.index, conflict(id, seq, "event_id_reused", "/id", ID_REUSED))
    } else if (holder !== undefined && holder !== id) {
      answered.set(each.index, conflict(id, seq, "seq_reused", "/seq", SEQ_REUSED))
    } else {
      fresh.push(each)
      byId.set(id, firstOf(each.read))
      byPlace.set(placeOf({ epoch, seq }), id)
    }
  }
  return { answered, fresh }
}

/** How the first of two equal events in one batch looks to the second. */
function firstOf(read: Readable): Known {
  const { id, epoch, seq } = envelopeOf(read)
  const refusal = read.kind === "refused" ? read.problem : null
  const status = refusal ? "rejected" : "applied"
  return { event_id: id, epoch, seq, hash: read.hash, status, problem: refusal, flags: [] }
}

const ID_REUSED =
  "The till sent another event under this id before; an id is made once and never changed."
const SEQ_REUSED =
  "Another event has this place in the till's sequence. After a restored backup the till must be paired again."

/** A live credential sends what it was only allowed to hand in before, or what was refused for its scopes. */
const isReleased = (earlier: Known, read: Readable): boolean =>
  (earlier.status === "rejected" || earlier.status === "quarantined") &&
  read.kind === "checked" &&
  !read.quarantined

const mayReplace = (earlier: Known, read: Readable): boolean =>
  earlier.status === "rejected" && earlier.seq === envelopeOf(read).seq

const placeOf = ({ epoch, seq }: { epoch: number; seq: number }): string => `${epoch}/${seq}`

function repeated(earlier: Known, seq: number): PosEventResult {
  if (earlier.status === "rejected" && earlier.problem) {
    return { id: earlier.event_id, seq, status: "rejected", problem: earlier.problem }
  }
  const flags = earlier.flags as PosEventResult["flags"]
  return { id: earlier.event_id, seq, status: "duplicate", ...(flags?.length ? { flags } : {}) }
}

function conflict(
  id: string,
  seq: number,
  code: string,
  pointer: string,
  detail: string
): PosEventResult {
  const title = code === "seq_reused" ? "The sequence number is taken" : "The id is taken"
  return { id, seq, status: "conflict", problem: problem(409, code, title, { pointer, detail }) }
}
