import { CUSTOMERS, mailOf } from "../data/customers"
import { LOYALTY_MODULE } from "../../src/modules/loyalty"
import { LoyaltyRules } from "../../src/modules/loyalty/domain/rules"
import { openAccount } from "../../src/modules/loyalty/operations/accounts"
import { adjust } from "../../src/modules/loyalty/operations/adjust"
import { openProgramme } from "../../src/modules/loyalty/operations/programmes"
import { findProgramme } from "../../src/modules/loyalty/read-models/programme"
import type { LoyaltyModuleService } from "../../src/modules/loyalty/service"
import { BRAND } from "../data/brand"
import { PROGRAMME, WELCOME_POINTS } from "../data/points"
import { customerIds } from "../lib/customers"
import type { Stage } from "../lib/demo"

/** A programme of points; the customer who can sign in has joined, with a few points to spend. */
export const pointsStage: Stage = {
  name: "points",
  async run({ container }) {
    const service = container.resolve<LoyaltyModuleService>(LOYALTY_MODULE)
    const now = new Date()
    const owner = (await customerIds(container)).get(mailOf(CUSTOMERS[0]!))!
    await service.inTransaction(async (manager) => {
      const rules = LoyaltyRules.parse(PROGRAMME.rules)
      const programme_id =
        (await findProgramme(manager, now))?.id ??
        (await openProgramme(manager, { ...PROGRAMME, rules, created_by: null }, now)).programme_id
      const joining = { programme_id, owner: { type: "customer" as const, id: owner } }
      const { account_id } = await openAccount(manager, joining, now)
      const gift = { account_id, points: WELCOME_POINTS, reason: "welcome", reference: null }
      await adjust(
        manager,
        { key: `demo:welcome:${owner}`, source: "dashboard", actor: null },
        { ...gift, expires_at: null },
        now
      )
    })
    return `${PROGRAMME.name}, ${WELCOME_POINTS} points for ${mailOf(CUSTOMERS[0]!)} of ${BRAND.name}`
  },
}
