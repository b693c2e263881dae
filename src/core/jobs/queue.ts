import { createHash } from "node:crypto"

const LANES = 128

/**
 * The engine's queue for a name of ours. Names (one per pickup, say) share a fixed number of lanes:
 * jobs of one name still never run side by side, and the engine, which locks every idle queue
 * whenever it looks for a job, does not slow down with the number of names ever used.
 */
export function laneOf(queue: string): string {
  const hash = createHash("sha256").update(queue).digest()
  return `omni-lane-${hash.readUInt16BE(0) % LANES}`
}

/** The engine's queue of a job; null lets it run beside any other. */
export function engineQueueOf({ lane, queue }: { lane?: string; queue?: string }): string | null {
  if (lane !== undefined) {
    return `omni-${lane}`
  }
  return queue === undefined ? null : laneOf(queue)
}
