import { createHash } from "node:crypto"
import type { Place } from "./places"

export type Entry = { place: Place; lot_id: string; hold_id: string | null; amount: number }

/** A posting as its account's chain keeps it. */
export type ChainedPosting = {
  account_id: string
  seq: number
  kind: string
  source: string
  reference: string | null
  reason: string | null
  actor: string | null
  occurred_at: Date
  recorded_at: Date
  available_after: number
  pending_after: number
  held_after: number
  debt_after: number
  prev_hash: string
  entries: readonly Entry[]
}

type Written = string | number | null | readonly Written[]

/** JSON with a space after each comma: what PostgreSQL writes, so that it can check the same text. */
const written = (value: Written): string =>
  Array.isArray(value) ? `[${value.map(written).join(", ")}]` : JSON.stringify(value)

/**
 * SHA-256 of a posting with all its entries and the hash before it, in hexadecimal: whoever changes one posting
 * would have to change all that follow it in its account.
 */
export function hashOf(posting: ChainedPosting): string {
  const text = written([
    posting.prev_hash,
    posting.account_id,
    posting.seq,
    posting.kind,
    posting.source,
    posting.reference,
    posting.reason,
    posting.actor,
    posting.occurred_at.getTime(),
    posting.recorded_at.getTime(),
    posting.available_after,
    posting.pending_after,
    posting.held_after,
    posting.debt_after,
    posting.entries.map(({ place, lot_id, hold_id, amount }) => [place, lot_id, hold_id, amount]),
  ])
  return createHash("sha256").update(text).digest("hex")
}

/**
 * The first posting that does not follow from those before it, of an account's whole history in order; null when all
 * do. For whoever has the history in a file and trusts no server.
 */
export function firstBrokenLink(
  postings: readonly (ChainedPosting & { hash: string })[]
): number | null {
  let before = ""
  for (const [index, posting] of postings.entries()) {
    const follows =
      posting.seq === index + 1 && posting.prev_hash === before && hashOf(posting) === posting.hash
    if (!follows) {
      return posting.seq
    }
    before = posting.hash
  }
  return null
}
