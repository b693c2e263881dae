import type { AdminReturnCase, AdminReturnLeg } from "../../../src/types/return-desk"

type Doer = NonNullable<AdminReturnLeg["done_by"]> &
  Partial<Pick<AdminReturnCase["accepted_by"], "cashier">>

export type Happening = {
  what: "accepted" | "not_collected" | "given_back" | "settled"
  at: string
  /** null: it happened by itself. */
  by: Doer | null
  leg?: AdminReturnLeg
}

/** What a return tells of itself, the youngest first. */
export function happenings(returned: AdminReturnCase): Happening[] {
  const given = returned.legs.flatMap((leg): Happening[] =>
    leg.done_at ? [{ what: "given_back", at: leg.done_at, by: leg.done_by, leg }] : []
  )
  const oldestFirst: Happening[] = [
    beginningOf(returned),
    ...given.sort((one, other) => one.at.localeCompare(other.at)),
    ...(returned.settled_at
      ? [{ what: "settled", at: returned.settled_at, by: null } as const]
      : []),
  ]
  return oldestFirst.reverse()
}

/** Somebody took goods back, or a pickup gave up what nobody came for. */
function beginningOf({ accepted_at: at, accepted_by }: AdminReturnCase): Happening {
  const { way, ...doer } = accepted_by
  return way === "pickup"
    ? { what: "not_collected", at, by: null }
    : { what: "accepted", at, by: { ...doer, way } }
}
