import { ackedOf, type Sequence } from "../../../modules/pos/domain/sequence"
import type { PosPushAnswer, PosEventResult } from "../../../types/pos"

const MAX_GAPS = 100

export function pushAnswer(
  results: PosEventResult[],
  sequence: Sequence,
  epoch: number,
  now: Date
): PosPushAnswer {
  return {
    results,
    acked_seq: ackedOf(sequence),
    gaps: sequence.gaps.slice(0, MAX_GAPS),
    epoch,
    server_time: now.toISOString(),
  }
}
