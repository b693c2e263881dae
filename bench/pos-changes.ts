import "./runner/environment"
import "./pos-changes/environment"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { startApp } from "@medusajs/test-utils"
import { runReconcileJob } from "../src/core/jobs"
import { Importer } from "./pos-changes/acts"
import { plainPull } from "./pos-changes/baseline"
import { DATA, PARAMETERS } from "./pos-changes/seed"
import { BenchTill, type Pulled } from "./pos-changes/till"
import { benchDatabase, withClient } from "./runner/database"
import { percentile, series, timed } from "./runner/measure"

const ROUNDS = 20
const WARM_UP = 3
const POLLS = 400
const BASELINE_RUNS = 5
const PULL_LIMIT_MS = 300
const POLL_LIMIT_MS = 5

type Shop = { container: MedusaContainer; till: BenchTill; importer: Importer }

/** Both must tell the same variants, or their times cannot be compared. */
function assertAll(ids: Iterable<string>): void {
  const found = new Set(ids).size
  if (found !== PARAMETERS.changed_variants) {
    throw new Error(`${found} variants were told, ${PARAMETERS.changed_variants} had changed`)
  }
}

async function pullOnce(till: BenchTill, change: () => Promise<void>): Promise<Pulled> {
  await change()
  const pulled = await till.pull()
  assertAll(pulled.changes.map((each) => each.id))
  return pulled
}

/** By turns, so that a busy machine is as unkind to one as to the other. */
async function pulls({ container, till, importer }: Shop) {
  const ours: number[] = []
  const plain = await series(1, BASELINE_RUNS, async () => {
    for (let turn = 0; turn < ROUNDS / BASELINE_RUNS; turn++) {
      ours.push((await pullOnce(till, () => importer.changeVariants())).ms)
    }
    const since = new Date(Date.now() - 1)
    await importer.changeVariants()
    return await timed(async () => assertAll(await plainPull(container, since)))
  })
  return { ours: ours.slice(WARM_UP).sort((a, b) => a - b), plain }
}

async function countStatements(shop: Shop, run: () => Promise<unknown>): Promise<number> {
  const connection = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  let statements = 0
  const count = () => void statements++
  connection.on("query", count)
  await run()
  connection.off("query", count)
  return statements
}

async function measure(shop: Shop, report: (text: string) => void) {
  const { till, importer, container } = shop
  report("Taking snapshots ...")
  const everything = await till.begin("product,variant,price,promotion,stock,pickup")
  await till.begin("variant")
  report(`Changing and pulling ${PARAMETERS.changed_variants} variants, ${ROUNDS} times ...`)
  const { ours, plain } = await pulls(shop)
  report("Polling for nothing ...")
  const empty = await series(60, POLLS, async () => (await till.pull()).ms)
  const statements = {
    empty: await countStatements(shop, () => till.pull()),
    page: 0,
  }
  await importer.changeVariants()
  const pages = await countStatements(shop, () => till.pull())
  statements.page = pages / Math.ceil(PARAMETERS.changed_variants / 1000)
  report("Changing with triggers and without ...")
  const marked = await series(1, 8, () => timed(() => importer.changeVariants()))
  const unmarked = await series(1, 8, () => timed(() => importer.changeUnmarked()))
  await till.begin("price")
  const prices = await series(1, 8, async () => {
    const pulled = await pullOnce(till, () => importer.changePrices())
    return pulled.ms
  })
  const compaction = await timed(() => runReconcileJob(container, "omni-forget-changes"))
  const compared = (value: number, baseline: number) => ({
    value,
    unit: "ms",
    baseline,
    ratio: baseline / value,
  })
  const [p50, p95] = [percentile(ours, 0.5), percentile(ours, 0.95)]
  return [
    {
      metric: "10,000 changed variants pulled over HTTP, p50",
      ...compared(p50, percentile(plain, 0.5)),
      limit: PULL_LIMIT_MS,
    },
    { metric: "the same, p95", value: p95, unit: "ms" },
    { metric: "10,000 changed prices, p50", value: percentile(prices, 0.5), unit: "ms" },
    { metric: "empty poll over HTTP, p50", value: percentile(empty, 0.5), unit: "ms" },
    {
      metric: "empty poll over HTTP, p95",
      value: percentile(empty, 0.95),
      unit: "ms",
      limit: POLL_LIMIT_MS,
    },
    { metric: "SQL statements of an empty poll", value: statements.empty, unit: "per request" },
    { metric: "SQL statements of a full page", value: statements.page, unit: "per request" },
    {
      metric: "snapshot of everything, things",
      value: (everything.changes.length / everything.ms) * 1000,
      unit: "per second",
    },
    {
      metric: "changing 10,000 variants, marked",
      ...compared(percentile(marked, 0.5), percentile(unmarked, 0.5)),
    },
    { metric: "forgetting superseded marks", value: compaction, unit: "ms" },
  ]
}

/** What a till pulls over HTTP, beside a plain loop over Medusa's query API in the process of the shop. */
export async function run(report: (text: string) => void) {
  const url = await benchDatabase(DATA, report)
  process.env.DATABASE_URL = url
  report("Starting the shop ...")
  const { container, port, shutdown } = await startApp({ cwd: process.cwd() })
  try {
    const till = await BenchTill.open(container, `http://localhost:${port}`)
    const results = await withClient(url, (client) =>
      measure({ container, till, importer: new Importer(client) }, report)
    )
    const parameters = {
      ...PARAMETERS,
      page: 1000,
      rounds: ROUNDS,
      polls: POLLS,
      baseline: "a plain loop over query.graph by updated_at, in pages of 1,000, without HTTP",
    }
    return { parameters, results }
  } finally {
    await shutdown()
  }
}
