import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { freeze } from "./freezes"
import { lockAccount } from "./open-books"

/** The account and all that were merged into it. */
const FAMILY = `
  with recursive family as (
    select id from omni_loyalty_account where id = ?
    union
    select merged.id from family join omni_loyalty_account merged on merged.merged_into = family.id
  )`

/** What tells of a person: what she is found by, her birthday and the code she gave to friends, the seed of her screen. */
const PERSONAL = ["omni_loyalty_identifier", "omni_loyalty_profile", "omni_loyalty_qr"]

/**
 * Forgets whose account it was, for ever: nobody finds or owns it any more, nor what was merged into it. Its postings stay,
 * since they name nobody; it is frozen, and its points expire on their days. Done again, nothing changes.
 * @throws NOT_FOUND `account_not_found`
 */
export async function eraseAccount(
  manager: SqlEntityManager,
  { account_id, note, by }: { account_id: string; note: string; by: string },
  now: Date
): Promise<void> {
  const { id, status } = await lockAccount(manager, account_id)
  for (const table of PERSONAL) {
    await boundRows(
      manager,
      `${FAMILY} delete from ${table} where account_id in (select id from family)`,
      [id]
    )
  }
  await boundRows(
    manager,
    `${FAMILY} update omni_loyalty_account set owner_type = null, owner_id = null, updated_at = ?
     where id in (select id from family) and owner_id is not null`,
    [id, now]
  )
  if (status === "active") {
    await freeze(manager, { account_id: id, note, by }, now)
  }
}
