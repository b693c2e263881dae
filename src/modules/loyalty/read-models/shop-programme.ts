import { notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"

/** The shop's programme: the first that was opened; null when there is none. */
export async function findShopProgramme(manager: SqlEntityManager): Promise<string | null> {
  const [programme] = await boundRows<{ id: string }>(
    manager,
    "select id from omni_loyalty_programme where deleted_at is null order by created_at, id limit 1"
  )
  return programme?.id ?? null
}

/** The shop's programme. @throws NOT_FOUND `programme_not_found`. */
export async function shopProgramme(manager: SqlEntityManager): Promise<string> {
  const id = await findShopProgramme(manager)
  if (!id) {
    throw notFound("programme_not_found", "The shop has no loyalty programme")
  }
  return id
}

/** Accounts of owners in a programme, where they are now if they were merged. */
export async function accountsOfOwners(
  manager: SqlEntityManager,
  programmeId: string,
  customerIds: readonly string[]
): Promise<{ account_id: string; owner_id: string }[]> {
  return await boundRows(
    manager,
    `select id as account_id, owner_id from omni_loyalty_account
     where programme_id = ? and owner_type = 'customer' and owner_id = any(?::text[])`,
    [programmeId, customerIds]
  )
}
