import type { MedusaContainer } from "@medusajs/framework/types"
import { timeOfId } from "../../../core/ulid"
import {
  type DryRun,
  readDryRun,
  readDryRunMembers,
  type TriedAccount,
} from "../../../modules/loyalty/read-models/dry-runs"
import type {
  AdminLoyaltyDryRun,
  AdminLoyaltyDryRunMember,
  AdminLoyaltyDryRunResult,
} from "../../../types/loyalty-rules"
import { loyaltyOf } from "../ledger"
import { customersOf } from "../queries/people"

/** A trial as administrators see it. @throws NOT_FOUND `dry_run_not_found` */
export async function tellDryRun(
  container: MedusaContainer,
  asked: { id: string; programme_id: string }
): Promise<AdminLoyaltyDryRun> {
  const run = await loyaltyOf(container).reading((manager) => readDryRun(manager, asked))
  return {
    id: run.id,
    programme_id: run.programme_id,
    status: run.status,
    progress: progressOf(run),
    from: run.period_from.toISOString(),
    until: run.period_until.toISOString(),
    present_version: run.present_version,
    rules: run.candidate,
    orders: run.orders,
    requested_at: run.requested_at.toISOString(),
    finished_at: run.finished_at?.toISOString() ?? null,
    result: run.status === "done" ? await resultOf(container, run) : null,
  }
}

async function resultOf(
  container: MedusaContainer,
  run: DryRun
): Promise<AdminLoyaltyDryRunResult> {
  const { winners, losers, ...members } = await loyaltyOf(container).reading((manager) =>
    readDryRunMembers(manager, run.id)
  )
  const customer = await customersOf(
    container,
    [...winners, ...losers].map(({ owner_id }) => owner_id)
  )
  const memberOf = ({ owner_id, ...points }: TriedAccount): AdminLoyaltyDryRunMember => ({
    ...points,
    customer: customer(owner_id),
    difference: points.candidate - points.present,
  })
  const points = Object.values(run.points).reduce(
    (sum, { present, candidate }) => ({
      present: sum.present + present,
      candidate: sum.candidate + candidate,
    }),
    { present: 0, candidate: 0 }
  )
  return {
    points,
    currencies: currenciesOf(run),
    members,
    winners: winners.map(memberOf),
    losers: losers.map(memberOf),
    liability: liabilityOf(run, points.candidate - points.present),
  }
}

const worth = (points: number, value: number | undefined): number | null =>
  value === undefined ? null : points * value

const currenciesOf = ({ points, present, candidate }: DryRun) =>
  Object.entries(points)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency_code, left]) => ({
      currency_code,
      points: left,
      cost: {
        present: worth(left.present, present.spending.values[currency_code]),
        candidate: worth(left.candidate, candidate.spending.values[currency_code]),
      },
    }))

function liabilityOf({ present, candidate, ...run }: DryRun, change: number) {
  const outstanding = run.outstanding ?? 0
  const [before, after] = [present.spending.values, candidate.spending.values]
  const currencies = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return {
    outstanding,
    values: currencies.map((currency_code) => ({
      currency_code,
      before: worth(outstanding, before[currency_code]),
      after: worth(outstanding + change, after[currency_code]),
    })),
  }
}

/** By the time in the id of the lot that was looked at last. */
function progressOf({ status, cursor, period_from, period_until }: DryRun): number {
  if (status === "done") {
    return 1
  }
  const share =
    (timeOfId(cursor) - period_from.getTime()) / (period_until.getTime() - period_from.getTime())
  return Math.round(100 * Math.min(1, Math.max(0, share))) / 100
}
