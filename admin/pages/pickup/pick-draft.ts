import type { AdminPickupLine, AdminPickPickup } from "../../../src/types/http"

export type PickDraft = Record<string, { picked: number; short: number }>

export const draftOf = (lines: AdminPickupLine[]): PickDraft =>
  Object.fromEntries(
    lines.map(({ id, picked_quantity, short_quantity }) => [
      id,
      { picked: picked_quantity, short: short_quantity },
    ])
  )

/** Finding one more takes back a unit that was given up. */
export const withPicked = (
  draft: PickDraft,
  { id, quantity }: AdminPickupLine,
  picked: number
): PickDraft => ({
  ...draft,
  [id]: { picked, short: Math.min(draft[id]?.short ?? 0, quantity - picked) },
})

/** Gives up on everything of this line that was not found. */
export const withRestShort = (draft: PickDraft, { id, quantity }: AdminPickupLine): PickDraft => {
  const picked = draft[id]?.picked ?? 0
  return { ...draft, [id]: { picked, short: quantity - picked } }
}

export const withoutShort = (draft: PickDraft, { id }: AdminPickupLine): PickDraft => ({
  ...draft,
  [id]: { picked: draft[id]?.picked ?? 0, short: 0 },
})

export const allFound = (lines: AdminPickupLine[]): PickDraft =>
  Object.fromEntries(lines.map(({ id, quantity }) => [id, { picked: quantity, short: 0 }]))

/** Every unit is either found or given up. */
export const isAccountedFor = (lines: AdminPickupLine[], draft: PickDraft): boolean =>
  lines.every(({ id, quantity }) => {
    const { picked = 0, short = 0 } = draft[id] ?? {}
    return picked + short === quantity
  })

export const pickedTotal = (draft: PickDraft): number =>
  Object.values(draft).reduce((sum, { picked }) => sum + picked, 0)

export const differs = (lines: AdminPickupLine[], draft: PickDraft): boolean =>
  lines.some(
    ({ id, picked_quantity, short_quantity }) =>
      draft[id]?.picked !== picked_quantity || draft[id]?.short !== short_quantity
  )

export const pickBody = (draft: PickDraft): AdminPickPickup => ({
  lines: Object.entries(draft).map(([id, { picked, short }]) => ({
    id,
    picked_quantity: picked,
    short_quantity: short,
  })),
})
