import type { AdminHandOverPickup, AdminPickupLine } from "../../../src/types/http"

export type HandOverDraft = Record<string, { taken: number; refused: number }>

/** Units of a line that wait at the counter. */
export const waiting = (line: AdminPickupLine): number =>
  line.picked_quantity - line.collected_quantity - line.refused_quantity

export const everythingTaken = (lines: AdminPickupLine[]): HandOverDraft =>
  Object.fromEntries(lines.map((line) => [line.id, { taken: waiting(line), refused: 0 }]))

/** Taking more leaves less to refuse, and the other way round. */
export const withTaken = (
  draft: HandOverDraft,
  line: AdminPickupLine,
  taken: number
): HandOverDraft => {
  const refused = Math.min(draft[line.id]?.refused ?? 0, waiting(line) - taken)
  return { ...draft, [line.id]: { taken, refused } }
}

export const withRefused = (
  draft: HandOverDraft,
  line: AdminPickupLine,
  refused: number
): HandOverDraft => {
  const taken = Math.min(draft[line.id]?.taken ?? 0, waiting(line) - refused)
  return { ...draft, [line.id]: { taken, refused } }
}

export const staysHere = (draft: HandOverDraft, line: AdminPickupLine): number =>
  waiting(line) - (draft[line.id]?.taken ?? 0) - (draft[line.id]?.refused ?? 0)

/** Omitted when all is taken, which is what the API means by no lines. */
export const handOverLines = (
  lines: AdminPickupLine[],
  draft: HandOverDraft
): AdminHandOverPickup["lines"] =>
  lines.every((line) => draft[line.id]?.taken === waiting(line))
    ? undefined
    : lines.map(({ id }) => ({
        id,
        collected_quantity: draft[id]?.taken ?? 0,
        refused_quantity: draft[id]?.refused ?? 0,
      }))
