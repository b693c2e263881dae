import type { DueBonus } from "./due"

/** A bonus the ledger knows. */
export type GivenBonus = {
  account_id: string
  reference: string
  taken_back: boolean
  pending: number
  vests_at: Date | null
}

/** What must happen so that there is what is due, and nothing else. */
export type BonusChanges = {
  give: (DueBonus & { reference: string })[]
  takeBack: GivenBonus[]
  /** Given before, whose day has become known, or another. */
  schedule: { account_id: string; reference: string; vests_at: Date; expires_at: Date | null }[]
}

const AGAIN = "#"

/** One that was taken back and is due again, because an earlier purchase came back, is given under another number. */
const occasionOf = ({ reference }: GivenBonus): string => reference.split(AGAIN)[0]!

export function settleBonuses(
  due: readonly DueBonus[],
  given: readonly GivenBonus[]
): BonusChanges {
  const live = given.filter(({ taken_back }) => !taken_back)
  const isFor = (bonus: DueBonus) => (other: GivenBonus) =>
    other.account_id === bonus.account_id && occasionOf(other) === bonus.occasion
  return {
    give: due
      .filter((bonus) => !live.some(isFor(bonus)))
      .map((bonus) => {
        const before = given.filter((other) => occasionOf(other) === bonus.occasion).length
        const { occasion } = bonus
        return {
          ...bonus,
          reference: before ? `${occasion}${AGAIN}${before + 1}` : occasion,
        }
      }),
    takeBack: live.filter((other) => !due.some((bonus) => isFor(bonus)(other))),
    schedule: due.flatMap((bonus) => {
      const { vests_at, expires_at } = bonus
      const known = live.find(isFor(bonus))
      const differs = known && known.vests_at?.getTime() !== vests_at?.getTime()
      return known && differs && vests_at && known.pending > 0
        ? [{ account_id: known.account_id, reference: known.reference, vests_at, expires_at }]
        : []
    }),
  }
}
