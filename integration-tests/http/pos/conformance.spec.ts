import { execFile } from "node:child_process"
import { join } from "node:path"
import { checkServer, type Outcome } from "../../../conformance/run"
import { drainJobs } from "../../../src/core/jobs"
import { openApiDocument } from "../../../src/api/pos/openapi/document"
import { POS_SCOPES } from "../../../src/modules/pos/domain/scopes"
import { createTill } from "../../../src/workflows/pos/devices/manage-tills"
import { DescribedAnswers } from "../../helpers/described-answers"
import { startMutatingProxy } from "../../helpers/mutating-proxy"
import { openPickupShop, type PickupShop, stockProduct } from "../../helpers/pickup-shop"
import { openShopProgramme } from "../../helpers/points"
import { recordAnswers } from "../../helpers/record-answers"
import { shopTest } from "../../helpers/runner"
import { CHECKS_OF_EACH, WRONG_SERVERS } from "../../helpers/wrong-servers"

jest.setTimeout(180_000)

/** Every run pairs tills of its own and lets some log-ins fail; how often a till may ask is as usual. */
const LIMITS = { loginsPerAddress: 5_000, pairingTries: 1_000, pairingTriesInAll: 1_000 }
const DRAIN_EVERY_MS = 300
const ROOT = join(__dirname, "../../..")

/** The routes that answer problems of any path have no description of their own. */
const isOfAnyPath = ({ body }: { body: unknown }): boolean =>
  ["no_such_route", "method_not_allowed"].includes((body as { code?: string } | null)?.code ?? "")

shopTest({
  keepData: true,
  env: { OMNICHANNEL_OPTIONS: JSON.stringify({ pos: LIMITS }) },
  testSuite: ({ getContainer, getUrl }) => {
    let retail: PickupShop

    beforeAll(async () => {
      retail = await openPickupShop(getContainer())
      await openShopProgramme(getContainer())
      const [arbat] = retail.stores
      await stockProduct(getContainer(), retail.shop, "Coat", { [arbat!.stock_location_id]: 10 })
    })

    async function pairingCode(store: number): Promise<string> {
      const { pairing_code } = await createTill(getContainer(), {
        retail_store_id: retail.stores[store]!.id,
        name: "Conformance",
        scopes: [...POS_SCOPES],
        now: new Date(),
      })
      return pairing_code.code
    }

    const check = async (url: string, only: string[], patience_seconds: number) =>
      await checkServer({
        url,
        pairing_code: await pairingCode(0),
        second_pairing_code: await pairingCode(1),
        patience_seconds,
        only,
      })

    /** Meanwhile the shop works its jobs, as its workers would. */
    async function withWorkers<Value>(work: () => Promise<Value>): Promise<Value> {
      let last = Promise.resolve<unknown>(null)
      const drain = () => (last = last.then(() => drainJobs(getContainer())))
      const timer = setInterval(drain, DRAIN_EVERY_MS)
      try {
        return await work()
      } finally {
        clearInterval(timer)
        await last
      }
    }

    const namesOf = (outcomes: readonly Outcome[], status: Outcome["status"]) =>
      outcomes.filter((outcome) => outcome.status === status).map(({ name }) => name)

    it("our server passes every check, and answers as its description says", async () => {
      const { seen, stop } = recordAnswers()
      const { outcomes } = await withWorkers(() => check(getUrl(), [], 20)).finally(stop)
      expect(outcomes.filter(({ reason }) => reason)).toEqual([])
      expect(namesOf(outcomes, "passed").length).toBeGreaterThanOrEqual(100)
      const described = new DescribedAnswers(openApiDocument())
      const faults = seen
        .filter((answer) => !isOfAnyPath(answer))
        .flatMap((answer) => described.faults(answer))
      expect([...new Set(faults)]).toEqual([])
    })

    it.each(WRONG_SERVERS)("a server that $what is found out", async (wrong) => {
      const { mutation, checks = CHECKS_OF_EACH, patience = 10 } = wrong
      const proxy = await startMutatingProxy(getUrl, mutation())
      try {
        const { outcomes } = await check(proxy.url, checks, patience)
        expect(namesOf(outcomes, "skipped")).toEqual([])
        expect(namesOf(outcomes, "failed").sort()).toEqual([...wrong.caught].sort())
      } finally {
        await proxy.close()
      }
    })

    it("the command tells programs by its exit code and its report", async () => {
      const [wrong] = WRONG_SERVERS
      const proxy = await startMutatingProxy(getUrl, wrong!.mutation())
      const args = ["--url", proxy.url, "--pairing-code", await pairingCode(0)]
      const asked = [...args, "--only", "sequence,batch.own,batch.gzip", "--json"]
      const { code, stdout } = await run(asked)
      await proxy.close()
      expect(code).toBe(1)
      expect(JSON.parse(stdout)).toMatchObject({
        protocol: "omnichannel-pos/v1",
        passed: 6,
        failed: 1,
        skipped: 0,
        score: 85,
        chapters: { batch: { score: 50 }, sequence: { score: 100 } },
      })
    })
  },
})

function run(args: readonly string[]): Promise<{ code: number; stdout: string }> {
  const program = ["-r", "ts-node/register/transpile-only", "conformance/cli.ts", ...args]
  return new Promise((resolve) => {
    const child = execFile(process.execPath, program, { cwd: ROOT }, (_, stdout) =>
      resolve({ code: child.exitCode ?? -1, stdout })
    )
  })
}
