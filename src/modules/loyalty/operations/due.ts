import { boundRows, type SqlEntityManager } from "../../../core/sql"
import { lockAccounts, openBooks } from "./open-books"
import { write } from "./write"

const ACCOUNTS = `
  select account_id from (
    (select account_id from omni_loyalty_lot where pending > 0 and vests_at <= ? order by vests_at limit ?)
    union
    (select account_id from omni_loyalty_lot where available > 0 and expires_at <= ? order by expires_at limit ?)
  ) due limit ?`

/**
 * Makes points available whose day has come and expires those whose time is over, of up to `limit` accounts; answers
 * of how many. Accounts that somebody else works on are left for later: any command on them does the same first.
 */
export async function bookDue(
  manager: SqlEntityManager,
  now: Date,
  limit: number
): Promise<number> {
  const due = await boundRows<{ account_id: string }>(manager, ACCOUNTS, [
    now,
    limit,
    now,
    limit,
    limit,
  ])
  const ids = due.map(({ account_id }) => account_id)
  const accounts = await lockAccounts(manager, ids, { skipLocked: true })
  const books = await openBooks(manager, accounts, {}, now)
  await write(manager, { postings: books.flatMap(({ book }) => book.postings) }, now)
  return books.filter(({ book }) => book.postings.length > 0).length
}
