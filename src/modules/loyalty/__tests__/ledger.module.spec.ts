import { moduleTest } from "../../../../integration-tests/helpers/module-runner"
import { boundRows } from "../../../core/sql"
import { LOYALTY_MODULE } from ".."
import { firstBrokenLink } from "../domain/chain"
import { LoyaltyProgramme } from "../models/loyalty-programme"
import { openAccount } from "../operations/accounts"
import { accrue } from "../operations/accrue"
import { capture } from "../operations/capture"
import { hold } from "../operations/holds"
import { openProgramme } from "../operations/programmes"
import { reverse } from "../operations/reverse"
import { readBalance } from "../read-models/balance"
import { readHistory } from "../read-models/history"
import { verifyLedger } from "../read-models/verify"
import type { LoyaltyModuleService } from "../service"

jest.setTimeout(120_000)

const NOW = new Date("2026-05-01T09:00:00Z")

moduleTest<LoyaltyModuleService>({
  folder: "loyalty",
  moduleName: LOYALTY_MODULE,
  models: [LoyaltyProgramme],
  testSuite: ({ service }) => {
    it("earns, spends and gives back, and explains it", async () => {
      const { account_id } = await service.inTransaction(async (m) => {
        const { programme_id } = await openProgramme(
          m,
          {
            handle: "p",
            name: "P",
            debt_limit: 1000,
            restore_grace_days: 30,
            rules: {},
            created_by: null,
          },
          NOW
        )
        return await openAccount(m, { programme_id, owner: { type: "customer", id: "cus_1" } }, NOW)
      })
      const by = (key: string) => ({ key, source: "online", actor: null })
      const award = (reference: string, points: number) => ({
        reference,
        points,
        line_value: 10_000,
        vests_at: "now" as const,
        expires_at: null,
      })
      const earned = await service.inTransaction((m) =>
        accrue(
          m,
          by("a"),
          { account_id, reference: "order_1", awards: [award("l1", 100), award("l2", 50)] },
          NOW
        )
      )
      expect(earned).toMatchObject({ available: 150, seq: 1 })
      const held = await service.inTransaction((m) =>
        hold(
          m,
          by("h"),
          { account_id, points: 120, carrier: "till", reference: "r1", expires_at: NOW },
          NOW
        )
      )
      expect(held).toMatchObject({ available: 30, held: 120 })
      await service.inTransaction((m) =>
        capture(m, by("c"), { hold_id: held.hold_id, points: 110, lines: null }, NOW)
      )
      const reversed = await service.inTransaction((m) =>
        reverse(
          m,
          by("r"),
          {
            account_id,
            reference: "ret",
            awards: [{ reference: "l1", returned_value: 5_000 }],
            burns: [{ hold_id: held.hold_id, reference: "r1", returned_value: 55 }],
          },
          NOW
        )
      )
      expect(reversed).toMatchObject({ available: 45, held: 0, clawed_back: 50, restored: 55 })
      const history = await service.reading((m) =>
        readHistory(m, { account_id, before: null, limit: 50 })
      )
      expect(firstBrokenLink(history.reverse())).toBeNull()
      expect(await service.reading((m) => readBalance(m, account_id, NOW))).toMatchObject({
        available: 45,
      })
      const findings = await service.reading((m) =>
        verifyLedger((sql, values) => boundRows(m, sql, values as never), 10)
      )
      expect(findings).toEqual([])
    })
  },
})
