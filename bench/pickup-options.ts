import "./runner/environment"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { startApp } from "@medusajs/test-utils"
import type { StorePickupOptionList } from "../src/types/http"
import {
  baselineRun,
  emptyRequest,
  optionsRun,
  request,
  type Shop,
  STORES,
} from "./pickup-options/requests"
import { DATA, PARAMETERS } from "./pickup-options/seed"
import { benchDatabase } from "./runner/database"
import { percentile, series, timed } from "./runner/measure"

const WARM_UP = 60
const REQUESTS = 400
const BASELINE_RUNS = 40
const P95_LIMIT_MS = 25
const RATIO_LIMIT = 20

/** Both in the process of the shop and by turns, so that a busy machine is as unkind to one as to the other. */
async function byTurns(shop: Shop): Promise<{ plain: number[]; ours: number[] }> {
  const ours: number[] = []
  const plain = await series(3, BASELINE_RUNS, async (turn) => {
    for (let index = turn * 10; index < turn * 10 + 10; index++) {
      ours.push(await timed(() => optionsRun(shop, index)))
    }
    return await timed(() => baselineRun(shop, turn))
  })
  return { plain, ours: ours.sort((a, b) => a - b) }
}

/** The two must tell the same, or their times cannot be compared. */
async function assertSameAnswer(shop: Shop, index: number): Promise<void> {
  const ours = (JSON.parse((await request(shop, index)).body) as StorePickupOptionList)
    .pickup_options
  const facts = ours.map((option) => ({ id: option.retail_store.id, lines: option.lines }))
  if (
    facts.length !== STORES ||
    JSON.stringify(facts) !== JSON.stringify(await baselineRun(shop, index))
  ) {
    throw new Error(`The baseline answers another availability for request ${index}`)
  }
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
  report("Comparing the answers ...")
  for (let index = 0; index < 10; index++) {
    await assertSameAnswer(shop, index)
  }
  report(`Measuring ${REQUESTS} requests and ${BASELINE_RUNS} plain loops ...`)
  const empty = await series(WARM_UP, REQUESTS, async () => (await emptyRequest(shop)).ms)
  const http = await series(WARM_UP, REQUESTS, async (index) => (await request(shop, index)).ms)
  const { plain, ours } = await byTurns(shop)
  const statements = {
    http: await countStatements(shop, () => request(shop, 1)),
    empty: await countStatements(shop, () => emptyRequest(shop)),
    plain: await countStatements(shop, () => baselineRun(shop, 1)),
  }
  const compared = (share: number) => {
    const [value, baseline] = [percentile(ours, share), percentile(plain, share)]
    return { value, unit: "ms", baseline, ratio: baseline / value }
  }
  return [
    { metric: "HTTP request, p50", value: percentile(http, 0.5), unit: "ms" },
    { metric: "HTTP request, p95", value: percentile(http, 0.95), unit: "ms", limit: P95_LIMIT_MS },
    { metric: "HTTP request, p99", value: percentile(http, 0.99), unit: "ms" },
    { metric: "of it Medusa's own part, p50", value: percentile(empty, 0.5), unit: "ms" },
    { metric: "of it Medusa's own part, p95", value: percentile(empty, 0.95), unit: "ms" },
    { metric: "the query in the process, p50", ...compared(0.5) },
    { metric: "the query in the process, p95", ...compared(0.95) },
    {
      metric: "faster than the plain loop, p95",
      value: compared(0.95).ratio,
      unit: "times",
      limit: RATIO_LIMIT,
    },
    {
      metric: "SQL statements",
      value: statements.http,
      unit: "per request",
      baseline: statements.plain,
    },
    { metric: "of them Medusa's own", value: statements.empty, unit: "per request" },
  ]
}

/** Pickup options of a cart over HTTP, beside a plain loop over Medusa's query API in the same process. */
export async function run(report: (text: string) => void) {
  process.env.DATABASE_URL = await benchDatabase(DATA, report)
  report("Starting the shop ...")
  const { container, port, shutdown } = await startApp({ cwd: process.cwd() })
  try {
    const results = await measure({ container, url: `http://localhost:${port}` }, report)
    const parameters = {
      ...PARAMETERS,
      stores_answered: STORES,
      requests: REQUESTS,
      baseline_runs: BASELINE_RUNS,
      baseline: "a plain loop over query.graph: availability only, neither ready time nor slots",
    }
    return { parameters, results }
  } finally {
    await shutdown()
  }
}
