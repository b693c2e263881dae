type Step = {
  event_id: string
  /** Units that came (positive) or went (negative). */
  quantity: number
}

/**
 * The event that took what was not there: the first after which less is left than is promised. Where counts or late
 * news make the steps no sum of the level, the last one that took something.
 */
export function causeOfOversell(
  level: { stocked: number; reserved: number },
  steps: readonly Step[]
): string | undefined {
  let stocked = steps.reduce((left, { quantity }) => left - quantity, level.stocked)
  const taking = steps.filter(({ quantity }) => quantity < 0)
  const crossing = steps.find(({ quantity }) => {
    const before = stocked
    stocked += quantity
    return before >= level.reserved && stocked < level.reserved
  })
  return (crossing ?? taking.at(-1))?.event_id
}
