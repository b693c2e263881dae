import { canonicalHash } from "../../../core/canonical-hash"
import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { type LineLeft, unearned, unpaid } from "../domain/line-left"
import type { Command } from "../types"
import { lockAccount } from "./open-books"
import { reverse, type ReturnedPart } from "./reverse"

export type ReverseToInput = {
  /** What the lines belong to, such as the order. */
  reference: string
  /** What is left of each line in all. */
  lines: readonly (LineLeft & { reference: string })[]
  /** Holds that paid for some of them. */
  hold_ids: readonly string[]
}

type Standing = {
  account_id: string
  reference: string
  line_value: number
  returned_value: number
}

/**
 * Brings points in line with what is left of each line in all: what was reversed before is left out, so that
 * it may be called for the same return from any side, in any order and as often as one likes. Lines the ledger does not
 * know are passed over.
 * @throws as `reverse`.
 */
export async function reverseTo(
  manager: SqlEntityManager,
  origin: Omit<Command, "key">,
  { reference, lines, hold_ids }: ReverseToInput,
  now: Date
): Promise<void> {
  const references = lines.map((line) => line.reference)
  const before = await readStandings(manager, references, hold_ids)
  const accounts = [...new Set([...before.awards, ...before.burns].map((each) => each.account_id))]
  for (const account_id of accounts.sort()) {
    await lockAccount(manager, account_id)
  }
  const { awards, burns } = await readStandings(manager, references, hold_ids)
  const further =
    (lost: typeof unearned) =>
    <Line extends Standing>(line: Line): Line => {
      const left = lines.find((each) => each.reference === line.reference)!
      const target = lost(line.line_value, left)
      return { ...line, returned_value: Math.max(0, target - line.returned_value) }
    }
  for (const account_id of accounts.sort()) {
    const isOwn = (line: Standing) => line.account_id === account_id && line.returned_value > 0
    const input = {
      account_id,
      reference,
      awards: awards.map(further(unearned)).filter(isOwn).map(partOf),
      burns: burns
        .map(further(unpaid))
        .filter(isOwn)
        .map((line) => ({ ...partOf(line), hold_id: line.hold_id })),
    }
    if (input.awards.length + input.burns.length > 0) {
      const key = `${reference}:returned:${canonicalHash({ account_id, awards, burns })}`
      await reverse(manager, { ...origin, key }, input, now)
    }
  }
}

const partOf = ({ reference, returned_value }: Standing): ReturnedPart => ({
  reference,
  returned_value,
})

async function readStandings(
  manager: SqlEntityManager,
  references: readonly string[],
  holdIds: readonly string[]
): Promise<{ awards: Standing[]; burns: (Standing & { hold_id: string })[] }> {
  const awards = await boundRows<Standing>(
    manager,
    `select account_id, reference, line_value::float8, returned_value::float8 from omni_loyalty_lot
     where reference = any(?::text[]) order by reference`,
    [references]
  )
  const burns = await boundRows<Standing & { hold_id: string }>(
    manager,
    `select hold.account_id, line.hold_id, line.reference, line_value::float8, returned_value::float8
     from omni_loyalty_burn_line line join omni_loyalty_hold hold on hold.id = line.hold_id
     where line.hold_id = any(?::text[]) and line.reference = any(?::text[])
     order by line.hold_id, line.reference`,
    [holdIds, references]
  )
  return { awards, burns }
}
