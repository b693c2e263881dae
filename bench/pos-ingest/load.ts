import type { SellingTill } from "./till"

export type Load = {
  /** Milliseconds of each request, sorted. */
  ms: number[]
  per_second: number
}

/** Every till sends its next batch when the last one is acknowledged. */
export async function closedLoop(
  tills: readonly SellingTill[],
  batch: number,
  batchesOfEach: number
): Promise<Load> {
  const ms: number[] = []
  const started = performance.now()
  await Promise.all(
    tills.map(async (till) => {
      for (let index = 0; index < batchesOfEach; index++) {
        ms.push(await till.sell(batch))
      }
    })
  )
  const seconds = (performance.now() - started) / 1000
  return {
    ms: ms.sort((a, b) => a - b),
    per_second: (tills.length * batchesOfEach * batch) / seconds,
  }
}

/**
 * Single sales at a rate of their own, whether or not earlier ones are acknowledged. A request that leaves late
 * counts from when it should have left.
 */
export async function openLoop(
  tills: readonly SellingTill[],
  perSecond: number,
  seconds: number
): Promise<Load> {
  const ms: number[] = []
  const under_way: Promise<void>[] = []
  const started = performance.now()
  for (let index = 0; index < perSecond * seconds; index++) {
    const due = started + (index * 1000) / perSecond
    const wait = due - performance.now()
    if (wait > 0) {
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
    const late = Math.max(0, performance.now() - due)
    const sent = tills[index % tills.length]!.sell(1)
    under_way.push(sent.then((each) => void ms.push(each + late)))
  }
  await Promise.all(under_way)
  return { ms: ms.sort((a, b) => a - b), per_second: perSecond }
}
