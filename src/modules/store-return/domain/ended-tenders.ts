type Given = { type: string; amount: number }
type Waiting = { tender: string; amount: number }

/**
 * Which of a return's waiting tenders end with a till's receipt: those it names, and those in whose stead it gave
 * something nobody waited for, as far as that covers them whole. The others go on waiting: another receipt may tell of
 * them.
 */
export function endedTenders<Leg extends Waiting>(
  given: readonly Given[],
  waiting: readonly Leg[]
): Leg[] {
  const paid = given.filter(({ amount }) => amount > 0)
  const isNamed = ({ tender }: Waiting): boolean => paid.some(({ type }) => type === tender)
  let beside = paid
    .filter(({ type }) => waiting.every(({ tender }) => tender !== type))
    .reduce((sum, { amount }) => sum + amount, 0)
  return waiting.filter((leg) => {
    if (isNamed(leg)) {
      return true
    }
    const isCovered = leg.amount <= beside
    beside -= isCovered ? leg.amount : 0
    return isCovered
  })
}
