import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { AdminLoyaltyAccount, LoyaltyActor } from "../../../types/loyalty-desk"
import { tillNames, userNames } from "../../names"

type Customer = NonNullable<AdminLoyaltyAccount["customer"]>

const present = (ids: Iterable<string | null>): string[] => [
  ...new Set([...ids].filter((id) => id !== null)),
]

/** Owners of accounts by id; a customer who was deleted is known by the id alone. */
export async function customersOf(
  container: MedusaContainer,
  ids: Iterable<string | null>
): Promise<(id: string | null) => Customer | null> {
  const wanted = present(ids)
  const customers = wanted.length
    ? await container
        .resolve(Modules.CUSTOMER)
        .listCustomers(
          { id: wanted },
          { select: ["id", "email", "first_name", "last_name"], take: wanted.length }
        )
    : []
  const known = new Map(
    customers.map(({ id, email, first_name, last_name }) => [
      id,
      { id, email, name: [first_name, last_name].filter(Boolean).join(" ") || null },
    ])
  )
  return (id) => (id === null ? null : (known.get(id) ?? { id, email: null, name: null }))
}

const USER = "user:"
const TILL = "till:"

/** Who acts on the ledger: a dashboard user, else whatever Medusa says signed in. */
export const actorOf = ({
  actor_type,
  actor_id,
}: {
  actor_type: string
  actor_id: string
}): string => `${actor_type}:${actor_id}`

/** Names for the actors and tills that the ledger wrote down as `user:<id>` and `till:<id>`. */
export async function actorsOf(
  container: MedusaContainer,
  written: Iterable<string | null>
): Promise<(id: string | null) => LoyaltyActor | null> {
  const ids = present(written)
  const idsOf = (prefix: string) =>
    ids.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length))
  const [users, tills] = [
    await userNames(container, idsOf(USER)),
    await tillNames(container, idsOf(TILL)),
  ]
  const nameOf = (id: string) =>
    users.get(id.slice(USER.length)) ?? tills.get(id.slice(TILL.length)) ?? null
  return (id) => (id === null ? null : { id, name: nameOf(id) })
}

export const isTill = (source: string): boolean => source.startsWith(TILL)
