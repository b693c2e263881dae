import type { AdminReturnCase, AdminReturnLeg } from "../../../src/types/return-desk"

export type Happening = {
  what: "accepted" | "given_back" | "settled"
  at: string
  /** null: it happened by itself. */
  by: AdminReturnCase["accepted_by"] | AdminReturnLeg["done_by"]
  leg?: AdminReturnLeg
}

/** What a return tells of itself, the youngest first. */
export function happenings(returned: AdminReturnCase): Happening[] {
  const given = returned.legs.flatMap((leg): Happening[] =>
    leg.done_at ? [{ what: "given_back", at: leg.done_at, by: leg.done_by, leg }] : []
  )
  const oldestFirst: Happening[] = [
    { what: "accepted", at: returned.accepted_at, by: returned.accepted_by },
    ...given.sort((one, other) => one.at.localeCompare(other.at)),
    ...(returned.settled_at
      ? [{ what: "settled", at: returned.settled_at, by: null } as const]
      : []),
  ]
  return oldestFirst.reverse()
}
