import fc from "fast-check"
import { moduleTest } from "../../../../integration-tests/helpers/module-runner"
import { LOYALTY_MODULE } from ".."
import { LoyaltyProgramme } from "../models/loyalty-programme"
import type { LoyaltyModuleService } from "../service"
import { bedOf } from "./bed"
import { LedgerLife } from "./ledger-life"
import { lives } from "./steps"

const RUNS = Number(process.env.RANDOM_RUNS ?? 300)
const SEED = process.env.RANDOM_SEED

jest.setTimeout(60_000 + RUNS * 1_000)

moduleTest<LoyaltyModuleService>({
  folder: "loyalty",
  moduleName: LOYALTY_MODULE,
  models: [LoyaltyProgramme],
  testSuite: ({ service }) => {
    it("keeps every point where a child counting counters would, whatever happens in whatever order", async () => {
      const bed = bedOf(service)
      const programme = await LedgerLife.programme(bed)
      await fc.assert(
        fc.asyncProperty(lives(14), async (steps) => {
          const life = await LedgerLife.begin(bed, programme)
          await life.live(steps)
        }),
        { numRuns: RUNS, ...(SEED ? { seed: Number(SEED) } : {}) }
      )
      expect(await bed.findings()).toEqual([])
    })
  },
})
