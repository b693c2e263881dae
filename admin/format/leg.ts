import type { AdminReturnDoer, AdminReturnLeg } from "../../src/types/return-desk"

/**
 * Who gives a part of a return's money back: payments and points go by themselves, the rest is a person's. What failed
 * by itself is tried again, but a person may finish it.
 */
export const waitsFor = ({
  kind,
  tender,
  failure,
}: Pick<AdminReturnLeg, "kind" | "tender" | "failure">): "person" | "again" | "itself" => {
  const goesByItself = kind === "payment" || (kind === "tender" && tender === "loyalty")
  return goesByItself ? (failure ? "again" : "itself") : "person"
}

type Doer = AdminReturnDoer & { cashier?: { id: string; name?: string } | null }

/** "Till 1, Vera Petrova", or the dashboard's user. */
export const doerName = ({ id, name, cashier }: Doer): string =>
  [name ?? id, cashier && (cashier.name ?? cashier.id)].filter(Boolean).join(", ")
