import fc from "fast-check"
import { moduleTest } from "../../../../integration-tests/helpers/module-runner"
import { LOYALTY_MODULE } from ".."
import { LoyaltyProgramme } from "../models/loyalty-programme"
import type { LoyaltyModuleService } from "../service"
import { bedOf } from "./bed"
import { LedgerLife, type Watch } from "./ledger-life"
import { lives, shortLives, type Step } from "./steps"

/** Lives of a few commands, looked at when they are over, and longer ones, looked at after each step. */
const RUNS = {
  short: Number(process.env.RANDOM_RUNS ?? 20_000),
  long: Number(process.env.RANDOM_LONG_RUNS ?? 200),
}
const SEED = Number(process.env.RANDOM_SEED ?? Date.now() % 2 ** 31)

jest.setTimeout(60_000 + Math.max(RUNS.short, RUNS.long) * 1_000)

moduleTest<LoyaltyModuleService>({
  folder: "loyalty",
  moduleName: LOYALTY_MODULE,
  models: [LoyaltyProgramme],
  testSuite: ({ service }) => {
    it.each([
      ["each step" as const, RUNS.long, lives(14)],
      ["at the end" as const, RUNS.short, shortLives],
    ])(
      "keeps every point where a child counting counters would, whatever happens: seen %s, %i lives",
      (watch, runs, steps) => liveThem(watch, runs, steps)
    )

    async function liveThem(watch: Watch, numRuns: number, arbitrary: fc.Arbitrary<Step[]>) {
      process.stderr.write(`points: SEED=${SEED} lives=${numRuns}, seen ${watch}\n`)
      const began = performance.now()
      const bed = bedOf(service)
      const programme = await LedgerLife.programme(bed)
      let commands = 0
      await fc.assert(
        fc.asyncProperty(arbitrary, async (steps) => {
          commands += steps.length
          const life = await LedgerLife.begin(bed, programme, watch)
          await life.live(steps)
        }),
        { numRuns, seed: SEED }
      )
      expect(await bed.findings()).toEqual([])
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      process.stderr.write(`points: ${numRuns} lives of ${commands} commands in ${seconds} s\n`)
    }
  },
})
