import { type Bound, boundRows, type SqlEntityManager } from "../../../core/sql"
import { openAccount } from "../operations/accounts"
import { openProgramme } from "../operations/programmes"
import { type Finding, verifyLedger } from "../read-models/verify"
import type { LoyaltyModuleService } from "../service"

export const START = Date.UTC(2026, 4, 1, 9)
const DAY_MS = 86_400_000

/** The instant so many days after the tests' first. */
export const day = (days: number): Date => new Date(START + days * DAY_MS)

let serial = 0

const findingsIn = (manager: SqlEntityManager): Promise<Finding[]> =>
  verifyLedger((sql, values) => boundRows(manager, sql, values as Bound[]), 5)

/** What tests do with a ledger, in words. */
export function bedOf(service: LoyaltyModuleService) {
  const commit = <Result>(work: (manager: SqlEntityManager) => Promise<Result>) =>
    service.inTransaction(work)
  const query = <Row>(sql: string, values: Bound[] = []) =>
    service.reading((manager) => boundRows<Row>(manager, sql, values))
  const accounts = (programme_id: string, count: number): Promise<string[]> =>
    commit(async (manager) => {
      const ids: string[] = []
      for (let opened = 0; opened < count; opened++) {
        const owner = { type: "customer" as const, id: `cus_${++serial}` }
        ids.push((await openAccount(manager, { programme_id, owner }, day(0))).account_id)
      }
      return ids
    })
  /** Accounts of nobody, that no other test needs to see opened. */
  const bareAccounts = async (programme_id: string, count: number): Promise<string[]> => {
    const ids = Array.from({ length: count }, () => `lya_${String(++serial).padStart(9, "0")}`)
    await query(
      `insert into omni_loyalty_account (id, programme_id, created_at, updated_at)
       select id, ?, ?, ? from unnest(?::text[]) id`,
      [programme_id, day(0), day(0), ids]
    )
    return ids
  }
  return {
    commit,
    bareAccounts,
    query,
    read: <Result>(work: (manager: SqlEntityManager) => Promise<Result>) => service.reading(work),
    unique: (word: string) => `${word}-${++serial}`,
    programme: async ({ debt_limit = 1_000, restore_grace_days = 3 } = {}) => {
      const terms = { debt_limit, restore_grace_days, rules: {}, created_by: null }
      const named = { handle: `programme-${++serial}`, name: "Points" }
      return (await commit((m) => openProgramme(m, { ...named, ...terms }, day(0)))).programme_id
    },
    account: async (programme_id: string) => (await accounts(programme_id, 1))[0]!,
    accounts,
    by: (key: string) => ({ key, source: "online", actor: null }),
    findings: (): Promise<Finding[]> => service.reading(findingsIn),
    findingsIn,
  }
}

export type LoyaltyBed = ReturnType<typeof bedOf>
