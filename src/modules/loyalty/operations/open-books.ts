import { notFound } from "../../../core/errors"
import { KEEP_PLANS, preparedRows, type SqlEntityManager } from "../../../core/sql"
import { Book, type PostingAbout } from "../domain/book"
import { expire, mature } from "../domain/due"
import type { AccountState, AccountStatus } from "../types"
import { loadLots, type LotRow, type Needs } from "./lots"
import type { LotChange } from "./write"

export type LockedAccount = {
  id: string
  programme_id: string
  status: AccountStatus
  merged_into: string | null
  available: number
  pending: number
  held: number
  debt: number
  seq: number
  hash: string
  debt_limit: number
  restore_grace_days: number
}

/** An account open for writing, brought up to date; what is due later than `now` is not there yet. */
export type OpenBook = {
  book: Book
  account: LockedAccount
  /** As they were read. */
  lotsBefore: ReadonlyMap<string, Readonly<LotRow>>
  now: Date
}

const LOCK = `
  select account.id, account.programme_id, account.status, account.merged_into,
    account.available::float8, account.pending::float8, account.held::float8, account.debt::float8,
    account.seq::float8, account.hash, rules.debt_limit::float8, rules.restore_grace_days, ${KEEP_PLANS}
  from omni_loyalty_account account
  join omni_loyalty_programme programme on programme.id = account.programme_id
  join omni_loyalty_rules rules on rules.programme_id = programme.id and rules.version = programme.rules_version
  where account.id = any(?::text[]) and (account.status <> 'merged' or ?)
  order by account.id for update of account`

const LOCK_OF_HOLD = LOCK.replace(
  "any(?::text[])",
  "(select account_id from omni_loyalty_hold where id = ?)"
)

/**
 * Locks accounts, the lower id first; every posting of an account is written under this lock. Those that were merged
 * away are left out, unless asked for.
 */
export async function lockAccounts(
  manager: SqlEntityManager,
  ids: readonly string[],
  { skipLocked = false, merged = false } = {}
): Promise<LockedAccount[]> {
  const statement = skipLocked ? `${LOCK} skip locked` : LOCK
  return await preparedRows<LockedAccount>(manager, statement, [ids, merged])
}

/** Locks the account that a hold is of as far as one sees before; read the hold under the lock. */
export async function lockAccountOfHold(
  manager: SqlEntityManager,
  holdId: string
): Promise<LockedAccount | undefined> {
  const [account] = await preparedRows<LockedAccount>(manager, LOCK_OF_HOLD, [holdId, false])
  return account
}

const FOLLOW = `
  with recursive chain as (
    select id, merged_into from omni_loyalty_account where id = ?
    union all
    select next.id, next.merged_into from chain join omni_loyalty_account next on next.id = chain.merged_into
  )
  select id from chain where merged_into is null`

/**
 * Locks an account; one that was merged is looked for where it went.
 * @throws NOT_FOUND `account_not_found`.
 */
export async function lockAccount(manager: SqlEntityManager, id: string): Promise<LockedAccount> {
  for (let wanted = id; ; ) {
    const [account] = await lockAccounts(manager, [wanted])
    if (account && (wanted === id || (await survivorOf(manager, id)) === wanted)) {
      return account
    }
    wanted = await survivorOf(manager, id)
  }
}

export async function survivorOf(manager: SqlEntityManager, id: string): Promise<string> {
  const [survivor] = await preparedRows<{ id: string }>(manager, FOLLOW, [id])
  if (!survivor) {
    throw notFound("account_not_found", `There is no loyalty account ${id}`)
  }
  return survivor.id
}

/** Opens locked accounts for writing: what is due at `now` has happened. */
export async function openBooks(
  manager: SqlEntityManager,
  accounts: readonly LockedAccount[],
  needs: Needs,
  now: Date
): Promise<OpenBook[]> {
  const lots = await loadLots(manager, accounts, needs, now)
  return accounts.map((account) => openBook(account, lots, now))
}

/** Opens a locked account for writing, with those of the lots that are its own. */
export function openBook(account: LockedAccount, lots: readonly LotRow[], now: Date): OpenBook {
  const { id, available, pending, held, debt, seq, hash } = account
  const own = lots.filter((lot) => lot.account_id === id)
  const book = new Book(
    { id, balances: { available, pending, held, debt }, seq, hash },
    new Map(own.map((lot) => [lot.id, lot]))
  )
  const lotsBefore = new Map(own.map((lot) => [lot.id, { ...lot }]))
  bringUpToDate(book, now)
  return { book, account, lotsBefore, now }
}

/** Books what has become due: maturities, which pay debts first, and lapsed lots. */
export function bringUpToDate(book: Book, now: Date): void {
  const about = { source: "due", reference: null, reason: null, actor: null }
  const times = { occurred_at: now, recorded_at: now }
  mature(book, now)
  book.post({ kind: "mature", ...about, ...times })
  expire(book, now)
  book.post({ kind: "expire", ...about, ...times })
}

/** Closes a posting; what that made due, such as points given back too late, follows at once. */
export function post(open: OpenBook, about: Omit<PostingAbout, "recorded_at">): void {
  open.book.post({ ...about, recorded_at: open.now })
  bringUpToDate(open.book, open.now)
}

export const stateOf = ({ account: { id, seq, balances } }: Book): AccountState => ({
  account_id: id,
  seq,
  ...balances,
})

/** What became of lots beside their amounts. */
export function lotChangesOf({ book, lotsBefore }: OpenBook): LotChange[] {
  return [...book.lots.values()].flatMap((lot) => {
    const before = lotsBefore.get(lot.id)
    const account_id = book.account.id
    const { id, returned_value, expires_at } = lot
    const same =
      !before ||
      (before.account_id === account_id &&
        before.returned_value === returned_value &&
        before.expires_at?.getTime() === expires_at?.getTime())
    return same ? [] : [{ id, account_id, returned_value, expires_at }]
  })
}
