import { runReconcileJob } from "../../../src/core/jobs"
import { LOYALTY_MODULE } from "../../../src/modules/loyalty"
import { openAccount } from "../../../src/modules/loyalty/operations/accounts"
import { accrue } from "../../../src/modules/loyalty/operations/accrue"
import { hold } from "../../../src/modules/loyalty/operations/holds"
import { openProgramme } from "../../../src/modules/loyalty/operations/programmes"
import { readBalance } from "../../../src/modules/loyalty/read-models/balance"
import type { LoyaltyModuleService } from "../../../src/modules/loyalty/service"
import { shopTest } from "../../helpers/runner"

jest.setTimeout(120_000)

shopTest({
  testSuite: ({ getContainer }) => {
    it("books what is due, lets a lapsed hold go and finds nothing broken, in a running shop", async () => {
      const service = getContainer().resolve<LoyaltyModuleService>(LOYALTY_MODULE)
      const now = new Date()
      const later = new Date(now.getTime() + 60_000)
      const account = await service.inTransaction(async (manager) => {
        const { programme_id } = await openProgramme(
          manager,
          {
            handle: "jobs",
            name: "Points",
            debt_limit: 0,
            restore_grace_days: 0,
            rules: {},
            created_by: null,
          },
          now
        )
        const owner = { type: "customer" as const, id: "cus_jobs" }
        const { account_id } = await openAccount(manager, { programme_id, owner }, now)
        const by = { source: "online", actor: null }
        const award = { line_value: 1, expires_at: null }
        const awards = [
          { ...award, reference: "jobs:now", points: 7, vests_at: "now" as const },
          { ...award, reference: "jobs:later", points: 5, vests_at: later },
        ]
        await accrue(
          manager,
          { key: "jobs", ...by },
          { account_id, awards, reference: "jobs" },
          now
        )
        const asked = { account_id, points: 4, carrier: "till" as const, reference: "receipt" }
        await hold(manager, { key: "jobs:hold", ...by }, { ...asked, expires_at: later }, now)
        return account_id
      })
      const stored = () => service.reading((m) => readBalance(m, account, now))
      expect(await stored()).toMatchObject({ available: 3, held: 4, pending: 5 })
      await runReconcileJob(getContainer(), "omni-book-due-points", { now: later })
      expect(await stored()).toMatchObject({ available: 12, held: 0, pending: 0 })
      await runReconcileJob(getContainer(), "omni-verify-loyalty")
    })
  },
})
