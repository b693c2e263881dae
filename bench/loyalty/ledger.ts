import type { MedusaContainer } from "@medusajs/framework/types"
import { v4 } from "uuid"
import { type Bound, boundRows } from "../../src/core/sql"
import { LOYALTY_MODULE } from "../../src/modules/loyalty"
import { openAccount } from "../../src/modules/loyalty/operations/accounts"
import { accrue } from "../../src/modules/loyalty/operations/accrue"
import { capture } from "../../src/modules/loyalty/operations/capture"
import { bookDue } from "../../src/modules/loyalty/operations/due"
import { hold } from "../../src/modules/loyalty/operations/holds"
import { openProgramme } from "../../src/modules/loyalty/operations/programmes"
import { issueLease } from "../../src/modules/loyalty/operations/issue-lease"
import { bookTillBurn } from "../../src/modules/loyalty/operations/till-burns"
import { findProgramme } from "../../src/modules/loyalty/read-models/programme"
import { readBalance } from "../../src/modules/loyalty/read-models/balance"
import { verifyLedger } from "../../src/modules/loyalty/read-models/verify"
import type { LoyaltyModuleService } from "../../src/modules/loyalty/service"

const DAY_MS = 86_400_000
/** Points of an account that is not to run dry while it is measured. */
const PLENTY = 100_000_000

const PROGRAMME = {
  handle: "bench",
  name: "Bench",
  debt_limit: 1_000,
  restore_grace_days: 30,
  rules: { earning: { rates: { rub: { points: 1, per: 100 } } } },
  created_by: null,
}

const by = (key: string) => ({ key, source: "till:bench", actor: null })

/** The ledger of a running shop, as a benchmark uses it. */
export class BenchLedger {
  private readonly service: LoyaltyModuleService

  private constructor(
    container: MedusaContainer,
    private readonly programmeId: string
  ) {
    this.service = container.resolve(LOYALTY_MODULE)
  }

  static async open(container: MedusaContainer): Promise<BenchLedger> {
    const service = container.resolve<LoyaltyModuleService>(LOYALTY_MODULE)
    const now = new Date()
    const programmeId = await service.inTransaction(async (manager) => {
      const known = await findProgramme(manager, now)
      return known?.id ?? (await openProgramme(manager, PROGRAMME, now)).programme_id
    })
    return new BenchLedger(container, programmeId)
  }

  async account(customerId = `cus_${v4()}`): Promise<string> {
    const owner = { type: "customer" as const, id: customerId }
    const input = { programme_id: this.programmeId, owner }
    return (await this.service.inTransaction((m) => openAccount(m, input, new Date()))).account_id
  }

  /** Opens accounts with enough points for any benchmark. */
  async filledAccounts(count: number): Promise<string[]> {
    const ids: string[] = []
    for (let opened = 0; opened < count; opened++) {
      const id = await this.account()
      await this.give(id, 1, { points: PLENTY, expires_at: null })
      ids.push(id)
    }
    return ids
  }

  /** Gives so many lots in one posting. */
  async give(
    account_id: string,
    lots: number,
    { points, expires_at, at = new Date() }: { points: number; expires_at: Date | null; at?: Date }
  ): Promise<void> {
    const awards = Array.from({ length: lots }, () => ({
      reference: `order_line:${v4()}`,
      points,
      line_value: 100,
      vests_at: "now" as const,
      expires_at,
    }))
    const input = { account_id, reference: "order", awards }
    await this.service.inTransaction((manager) => accrue(manager, by(v4()), input, at))
  }

  /** Two transactions, as a till makes them. */
  async holdAndCapture(account_id: string): Promise<void> {
    const now = new Date()
    const input = {
      account_id,
      points: 10,
      carrier: "till" as const,
      reference: v4(),
      expires_at: new Date(now.getTime() + DAY_MS),
    }
    const { hold_id } = await this.service.inTransaction((m) => hold(m, by(v4()), input, now))
    const spent = { hold_id, points: 10, lines: null }
    await this.service.inTransaction((m) => capture(m, by(""), spent, now))
  }

  /** Sets points aside for a till that goes offline. */
  async lease(account_id: string, device_id: string, points: number): Promise<string> {
    const now = new Date()
    const until = new Date(now.getTime() + DAY_MS)
    const asked = { account_id, device_id, points, valid_until: until, reclaim_at: until }
    const { lease } = await this.service.inTransaction((m) => issueLease(m, by(v4()), asked, now))
    return lease.lease_id
  }

  /** Books the points of a sale that a till made offline: what it spent from its lease, and what it earned. */
  async bookOfflineSale(account_id: string, device_id: string, lease_id: string): Promise<void> {
    const now = new Date()
    const sale = v4()
    const lines = [{ reference: `${sale}:1`, points: 5, line_value: 1 }]
    const spent = { device_id, from: { lease_id }, account_id, reference: sale, lines }
    const award = { reference: `${sale}:2`, points: 10, line_value: 1, expires_at: null }
    const earned = { account_id, reference: sale, awards: [{ ...award, vests_at: "now" as const }] }
    await this.service.inTransaction(async (manager) => {
      await bookTillBurn(manager, by(`${sale}:spent`), spent, now)
      await accrue(manager, by(`${sale}:earned`), earned, now)
    })
  }

  /** Books everything that is due, account by account as the job does. Answers how many accounts there were. */
  async bookAllDue(now: Date, atOnce: number): Promise<number> {
    for (let accounts = 0; ; ) {
      const booked = await this.service.inTransaction((m) => bookDue(m, now, atOnce))
      if (booked === 0) {
        return accounts
      }
      accounts += booked
    }
  }

  async balance(accountId: string): Promise<number> {
    const { available } = await this.service.reading((m) => readBalance(m, accountId, new Date()))
    return available
  }

  /** Answers what does not hold. */
  async verify(): Promise<readonly object[]> {
    return await this.service.reading((manager) =>
      verifyLedger((sql, values) => boundRows(manager, sql, values as Bound[]), 5)
    )
  }

  async entries(): Promise<number> {
    const [row] = await this.service.reading((manager) =>
      boundRows<{ entries: number }>(
        manager,
        "select count(*)::float8 as entries from omni_loyalty_entry"
      )
    )
    return row!.entries
  }
}
