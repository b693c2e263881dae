import type { MedusaContainer } from "@medusajs/framework/types"
import type { SqlEntityManager } from "../../../core/sql"
import {
  type AccountFilters,
  type AccountHead,
  listAccounts,
  readAccount,
  readFreeze,
  readMerges,
} from "../../../modules/loyalty/read-models/accounts"
import { type AccountBalance, readBalances } from "../../../modules/loyalty/read-models/balance"
import { findProgramme } from "../../../modules/loyalty/read-models/programme"
import { readStanding } from "../../../modules/loyalty/read-models/tier"
import type { AdminLoyaltyAccount, AdminLoyaltyAccountDetail } from "../../../types/loyalty-desk"
import { loyaltyOf } from "../ledger"
import { actorsOf, customersOf } from "./people"
import { toStanding } from "./shopper-tier"

/** A page of accounts as staff see them. */
export async function adminAccounts(
  container: MedusaContainer,
  filters: AccountFilters,
  now: Date
): Promise<{ accounts: AdminLoyaltyAccount[]; count: number }> {
  const { accounts, count } = await loyaltyOf(container).reading((manager) =>
    listAccounts(manager, filters)
  )
  return { accounts: await told(container, accounts, now), count }
}

/** @throws NOT_FOUND `account_not_found` */
export async function adminAccount(
  container: MedusaContainer,
  id: string,
  now: Date
): Promise<AdminLoyaltyAccountDetail> {
  const { head, freeze, merges, tier } = await loyaltyOf(container).reading(async (manager) => ({
    head: await readAccount(manager, id),
    tier: await standingOf(manager, id, now),
    freeze: await readFreeze(manager, id),
    merges: await readMerges(manager, id),
  }))
  const [account] = await told(container, [head], now)
  const actor = await actorsOf(container, [freeze?.frozen_by ?? null])
  return {
    ...account!,
    tier,
    frozen: freeze && {
      note: freeze.note,
      by: actor(freeze.frozen_by)!,
      at: freeze.frozen_at.toISOString(),
    },
    merges: merges.map(({ created_at, undone_at, ...merge }) => ({
      ...merge,
      merged_at: created_at.toISOString(),
      undone_at: undone_at?.toISOString() ?? null,
    })),
  }
}

async function standingOf(
  manager: SqlEntityManager,
  accountId: string,
  now: Date
): Promise<AdminLoyaltyAccountDetail["tier"]> {
  const tiers = (await findProgramme(manager, now))?.rules.tiers
  return tiers ? toStanding(tiers, await readStanding(manager, accountId, now)) : null
}

async function told(
  container: MedusaContainer,
  heads: readonly AccountHead[],
  now: Date
): Promise<AdminLoyaltyAccount[]> {
  const ids = heads.map(({ id }) => id)
  const rows = await loyaltyOf(container).reading((manager) => readBalances(manager, ids, now))
  const balances = new Map(rows.map((row) => [row.account_id, row]))
  const customer = await customersOf(
    container,
    heads.map(({ owner_id }) => owner_id)
  )
  return heads.map(({ owner_id, created_at, ...head }) => ({
    ...head,
    ...bucketsOf(balances.get(head.id)!),
    customer: customer(owner_id),
    created_at: created_at.toISOString(),
  }))
}

const bucketsOf = ({ available, pending, held, debt, seq }: AccountBalance) => ({
  available,
  pending,
  held,
  debt,
  seq,
})
