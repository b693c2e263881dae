import type { PointsSource } from "../points"
import type { Till } from "../till"
import type { LineInput, TillEvent } from "../types"
import { type Command, UsageError, wholeNumber } from "./options"
import { say } from "./print"

/** A receipt of somebody who collects points, of somebody who pays with them, or of anybody. @throws UsageError */
export async function sellOne(
  till: Till,
  lines: readonly LineInput[],
  { card, points: typed }: Pick<Command["values"], "card" | "points">
): Promise<TillEvent> {
  if (typed === undefined) {
    return till.sell(lines, undefined, card ? { customer: { card } } : {})
  }
  if (!card) {
    throw new UsageError("--points needs --card")
  }
  const points = wholeNumber(typed, "--points")
  const worth = till.offline ? till.points.knownWorth() : await till.points.worth()
  if (!worth) {
    throw new UsageError("It is not known what a point is worth here: sell or lease online once")
  }
  const from = till.offline
    ? leaseOf(till, card, points)
    : { hold: await till.points.hold(card, points) }
  return till.points.sell(lines, { from, points, worth })
}

function leaseOf(till: Till, card: string, points: number): PointsSource {
  const ofCard = till.points.leases.all().filter((each) => each.card === card)
  const found = ofCard.find(({ id }) => till.points.left(id) >= points)
  if (!found) {
    throw new UsageError(`There is no lease of ${card} with ${points} points left`)
  }
  return { lease_id: found.id }
}

/** Gets a slice of somebody's points, or gives back what is left of all slices. @throws UsageError, Unreachable, Refused */
export async function lease(till: Till, { argument, values }: Command): Promise<void> {
  if (argument === "return") {
    for (const { id } of till.points.leases.all().filter(({ status }) => status === "open")) {
      const { status, granted } = await till.points.giveBack(id)
      say(`${id}: ${status}, ${granted} points spent of it`)
    }
    return
  }
  const { card, points } = values
  if (argument || !card || points === undefined) {
    throw new UsageError("lease needs --card and --points, or return")
  }
  await till.points.worth()
  const { id, granted, valid_until } = await till.points.lease(
    card,
    wholeNumber(points, "--points")
  )
  say(`${id}: ${granted} points to spend until ${valid_until}`)
}
