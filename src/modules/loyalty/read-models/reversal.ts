import { boundRows, type SqlEntityManager } from "../../../core/sql"
import type { LoyaltyReturnEffect } from "../../../types/loyalty-returns"

/** What reversals did to an account, from one posting on. */
export type Reversal = {
  /** Points that were earned and are taken back, and where they were. */
  taken_back: LoyaltyReturnEffect["taken_back"]
  /** Points that were spent and come back, by the day on which they expire then; null: never. */
  given_back: { points: number; dates: { points: number; expires_at: Date | null }[] }
}

type Moved = { place: string; lot_id: string; amount: number; expires_at: Date | null }

/** @param after the account's last posting before them */
export async function readReversal(
  manager: SqlEntityManager,
  { account_id, after }: { account_id: string; after: number }
): Promise<Reversal> {
  const moved = await boundRows<Moved>(
    manager,
    `select entry.place, entry.lot_id, sum(entry.amount)::float8 as amount, lot.expires_at
     from omni_loyalty_posting posting
     join omni_loyalty_entry entry on entry.account_id = posting.account_id and entry.seq = posting.seq
     join omni_loyalty_lot lot on lot.id = entry.lot_id
     where posting.account_id = ? and posting.seq > ? and posting.kind = 'reverse'
     group by entry.place, entry.lot_id, lot.expires_at order by lot.expires_at, entry.lot_id`,
    [account_id, after]
  )
  return { taken_back: takenBack(moved), given_back: givenBack(moved) }
}

function takenBack(moved: readonly Moved[]): Reversal["taken_back"] {
  const into = (place: string): number =>
    moved.reduce((sum, each) => (each.place === place ? sum + each.amount : sum), 0)
  const outOf = (place: string): number => Math.max(0, -into(place))
  const points = into("clawed_back")
  const [pending, expired, debt, written_off] = [
    outOf("pending"),
    outOf("expired"),
    outOf("debt"),
    outOf("written_off"),
  ]
  const available = points - pending - expired - debt - written_off
  return { points, pending, available, expired, debt, written_off }
}

/** Where another lot took over a use in the same posting, what comes back is less by that. */
function givenBack(moved: readonly Moved[]): Reversal["given_back"] {
  const redeemed = moved.filter(({ place }) => place === "redeemed")
  const points = redeemed.reduce((sum, { amount }) => sum - amount, 0)
  const dates: Reversal["given_back"]["dates"] = []
  let left = points
  for (const { amount, expires_at } of redeemed) {
    const given = Math.min(left, Math.max(0, -amount))
    const known = dates.find((each) => each.expires_at?.getTime() === expires_at?.getTime())
    if (given > 0 && known) {
      known.points += given
    } else if (given > 0) {
      dates.push({ points: given, expires_at })
    }
    left -= given
  }
  return { points, dates }
}
