import "./runner/environment"
import "./pos-ingest/environment"
import type { MedusaContainer } from "@medusajs/framework/types"
import { startApp } from "@medusajs/test-utils"
import { startServerProcess } from "../integration-tests/helpers/server-process"
import { bareLoop } from "./pos-ingest/bare"
import { closedLoop, type Load, openLoop } from "./pos-ingest/load"
import { byMedusa, materialise, setAside } from "./pos-ingest/orders"
import { DATA, PARAMETERS } from "./pos-ingest/seed"
import { SellingTill } from "./pos-ingest/till"
import { benchDatabase } from "./runner/database"
import { percentile } from "./runner/measure"
import type { BenchmarkResult } from "./runner/table"

const TILLS = 50
const BATCH = 100
/** Connections that write at once when 50 tills do it bare: more gain nothing. */
const LANES = 10
const RATE = 100
const RATE_SECONDS = 20
const ORDERS = 1000
const MEDUSA_ORDERS = 20
const ROUNDS = 3

const ACK_PER_SECOND = 1500
const ACK_P99_MS = 50
const TIMES_MEDUSA = 10

type Bench = {
  container: MedusaContainer
  url: string
  tills: SellingTill[]
  report: (text: string) => void
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const latencies = (name: string, { ms }: Load): BenchmarkResult[] =>
  ([0.5, 0.95, 0.99] as const).map((share) => ({
    metric: `${name}, p${share * 100}`,
    value: percentile(ms, share),
    unit: "ms",
  }))

/** By turns with the bare inserts, so that a busy machine is as unkind to one as to the other. */
async function acknowledged(
  { url, tills, report }: Bench,
  shape: { tills: number; batch: number; batchesOfEach: number; limit?: number }
): Promise<BenchmarkResult[]> {
  const name = `${shape.tills} till${shape.tills > 1 ? "s" : ""}, batches of ${shape.batch}`
  report(`Selling: ${name} ...`)
  const selling = tills.slice(0, shape.tills)
  const lanes = Math.min(LANES, shape.tills)
  const bareBatches = Math.ceil((shape.batchesOfEach * shape.tills) / lanes)
  await closedLoop(selling, shape.batch, 2)
  const loads: Load[] = []
  const bare: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await bareLoop(url, lanes, shape.batch, bareBatches))
    loads.push(await closedLoop(selling, shape.batch, shape.batchesOfEach))
  }
  const all = { ms: loads.flatMap(({ ms }) => ms).sort((a, b) => a - b), per_second: 0 }
  const value = mean(loads.map(({ per_second }) => per_second))
  const baseline = mean(bare)
  return [
    {
      metric: `acknowledged, ${name}`,
      value,
      unit: "sales/s",
      baseline,
      ratio: value / baseline,
      limit: shape.limit,
    },
    ...latencies(`  a batch, ${name}`, all),
  ]
}

async function steady({ tills, report }: Bench): Promise<BenchmarkResult[]> {
  report(`Selling ${RATE} single sales a second for ${RATE_SECONDS} s ...`)
  await openLoop(tills, RATE, 3)
  const load = await openLoop(tills, RATE, RATE_SECONDS)
  const [p50, p95, p99] = latencies(`acknowledged at ${RATE} single sales/s`, load)
  return [p50!, p95!, { ...p99!, limit: ACK_P99_MS }]
}

/** By turns with Medusa's own workflow. */
async function orders({ container, tills, report }: Bench): Promise<BenchmarkResult[]> {
  report("Making orders ...")
  await setAside(container)
  const rates: Record<"one" | "many" | "medusa", number[]> = { one: [], many: [], medusa: [] }
  await byMedusa(container, 3)
  for (let round = 0; round <= ROUNDS; round++) {
    await closedLoop(tills.slice(0, 1), BATCH, ORDERS / BATCH)
    const one = await materialise(container)
    await closedLoop(tills, ORDERS / TILLS, 1)
    const many = await materialise(container)
    const medusa = await byMedusa(container, MEDUSA_ORDERS)
    // The first round warms up.
    if (round > 0) {
      rates.one.push(one)
      rates.many.push(many)
      rates.medusa.push(medusa)
    }
  }
  const baseline = mean(rates.medusa)
  const compared = (metric: string, value: number) => [
    { metric, value, unit: "orders/s", baseline, ratio: value / baseline },
    {
      metric: `  the same, times Medusa's`,
      value: value / baseline,
      unit: "times",
      limit: TIMES_MEDUSA,
    },
  ]
  return [
    ...compared("orders made, of 1 till", mean(rates.one)),
    ...compared(`orders made, of ${TILLS} tills`, mean(rates.many)),
  ]
}

async function measure(bench: Bench): Promise<BenchmarkResult[]> {
  return [
    ...(await acknowledged(bench, { tills: 1, batch: 1, batchesOfEach: 300 })),
    ...(await acknowledged(bench, {
      tills: 1,
      batch: BATCH,
      batchesOfEach: 40,
      limit: ACK_PER_SECOND,
    })),
    ...(await acknowledged(bench, { tills: TILLS, batch: 1, batchesOfEach: 20 })),
    ...(await acknowledged(bench, {
      tills: TILLS,
      batch: BATCH,
      batchesOfEach: 2,
      limit: ACK_PER_SECOND,
    })),
    ...(await steady(bench)),
    ...(await orders(bench)),
  ]
}

/**
 * Sales from a till's request to its answer, over HTTP to a server process of its own, beside the same inserts as
 * bare SQL; and from the inbox to a Medusa order, beside Medusa's own workflow.
 */
export async function run(report: (text: string) => void) {
  const url = await benchDatabase(DATA, report)
  process.env.DATABASE_URL = url
  report("Starting the shop ...")
  const { container, shutdown } = await startApp({ cwd: process.cwd() })
  const server = await startServerProcess({ databaseUrl: url })
  try {
    const tills: SellingTill[] = []
    for (let index = 0; index < TILLS; index++) {
      const store = `rst_${(index % PARAMETERS.stores) + 1}`
      tills.push(await SellingTill.open(container, server.url, store))
    }
    const results = await measure({ container, url, tills, report })
    const parameters = {
      ...PARAMETERS,
      tills: TILLS,
      lines_of_a_sale: 2,
      rounds: ROUNDS,
      baseline_of_acknowledged:
        "the same rows of event, stock and job as bare SQL, one transaction a batch, 10 connections at most",
      baseline_of_orders: "Medusa's createOrderWorkflow, one after the other, in the same process",
    }
    return { parameters, results }
  } finally {
    await server.stop()
    await shutdown()
  }
}
