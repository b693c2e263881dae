import type { AdminReturnDoer, AdminReturnLeg } from "../../src/types/return-desk"

/**
 * Who gives a part of a return's money back: payments, points and store credit of a known account go by themselves, the
 * rest is a person's, and what is no tender is theirs to choose (`person_credit`). What failed by itself is tried again, but a
 * person may finish it.
 */
export const waitsFor = ({
  kind,
  tender,
  credit_customer_id,
  failure,
}: Pick<AdminReturnLeg, "kind" | "tender" | "credit_customer_id" | "failure">):
  | "person"
  | "person_credit"
  | "again"
  | "itself" => {
  const goesByItself =
    kind === "payment" || (kind === "tender" && tender === "loyalty") || credit_customer_id !== null
  if (goesByItself) {
    return failure ? "again" : "itself"
  }
  return kind === "store_credit" ? "person_credit" : "person"
}

export const waitsForPerson = (leg: Parameters<typeof waitsFor>[0]): boolean =>
  ["person", "person_credit"].includes(waitsFor(leg))

type Doer = AdminReturnDoer & { cashier?: { id: string; name?: string } | null }

/** "Till 1, Vera Petrova", or the dashboard's user. */
export const doerName = ({ id, name, cashier }: Doer): string =>
  [name ?? id, cashier && (cashier.name ?? cashier.id)].filter(Boolean).join(", ")
