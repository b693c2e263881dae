import "./runner/environment"
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import type { Client } from "pg"
import { startServerProcess } from "../integration-tests/helpers/server-process"
import { fillBacklog, pendingSales } from "./pos-backlog/backlog"
import { Shopper } from "./pos-backlog/shopper"
import { DATA, PARAMETERS } from "./pos-ingest/seed"
import { benchDatabase, withClient } from "./runner/database"
import { percentile, timed } from "./runner/measure"
import { option } from "./runner/options"

const DEFAULT_SALES = 300_000
const WARM_UP_STEPS = 100
const IDLE_STEPS = 500
/** A shopper thinks between two steps. */
const PAUSE_MS = 100
const TIMES_IDLE = 1.5

const pause = async (ms: number): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, ms))
}

const sorted = (values: number[]): number[] => [...values].sort((a, b) => a - b)

async function idle(shopper: Shopper): Promise<number[]> {
  const ms: number[] = []
  for (let step = 0; step < WARM_UP_STEPS + IDLE_STEPS; step++) {
    ms.push(await shopper.step())
    await pause(PAUSE_MS)
  }
  return sorted(ms.slice(WARM_UP_STEPS))
}

/**
 * Linux gives an idle process only what nobody else wants. A priority set by the process itself would reach its main
 * thread and not those that collect its garbage.
 */
const GIVES_WAY = process.platform === "linux" ? ["chrt", "--idle", "0"] : ["nice", "-n", "19"]

function startWorker(): ChildProcess {
  const script = join(__dirname, "pos-backlog/worker.ts")
  const [command, ...args] = [
    ...GIVES_WAY,
    process.execPath,
    "-r",
    "ts-node/register/transpile-only",
    script,
  ]
  return spawn(command!, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] })
}

/** Steps of a shopper from the worker's start until nothing is pending. */
async function whileDraining(
  client: Client,
  shopper: Shopper,
  report: (text: string) => void
): Promise<number[]> {
  const ms: number[] = []
  for (let step = 1; ; step++) {
    ms.push(await shopper.step())
    await pause(PAUSE_MS)
    if (step % 50 === 0) {
      const left = await pendingSales(client)
      report(`${left} sales left`)
      if (left === 0) {
        return sorted(ms)
      }
    }
  }
}

async function measure(client: Client, url: string, sales: number, report: (text: string) => void) {
  const shopper = await Shopper.enter(url)
  report("Shopping while nothing else happens ...")
  const before = await idle(shopper)
  report(`Filling the inbox with ${sales} sales ...`)
  await fillBacklog(client, sales)
  const worker = startWorker()
  try {
    await once(worker, "message")
    let during: number[] = []
    const ms = await timed(async () => {
      during = await whileDraining(client, shopper, report)
    })
    const compared = (share: number) => {
      const [value, baseline] = [percentile(during, share), percentile(before, share)]
      return { value, unit: "ms", baseline, ratio: value / baseline }
    }
    return [
      { metric: "orders made meanwhile", value: sales / (ms / 1000), unit: "orders/s" },
      { metric: "a shopper's step, p50, beside idle", ...compared(0.5) },
      { metric: "a shopper's step, p95, beside idle", ...compared(0.95) },
      { metric: "a shopper's step, p99, beside idle", ...compared(0.99) },
      {
        metric: "  p99 over idle p99, at most",
        value: compared(0.99).ratio,
        unit: "",
        limit: TIMES_IDLE,
      },
    ]
  } finally {
    worker.disconnect()
  }
}

/**
 * A backlog of sales becomes orders in a worker process of low priority, while a shopper reads and changes a cart on
 * a server process. `--sales=<number>` for fewer than 300,000.
 */
export async function run(report: (text: string) => void) {
  const sales = option("sales", DEFAULT_SALES)
  const url = await benchDatabase(DATA, report)
  process.env.DATABASE_URL = url
  report("Starting the shop ...")
  const server = await startServerProcess({ databaseUrl: url })
  try {
    const results = await withClient(url, (client) => measure(client, server.url, sales, report))
    const parameters = {
      ...PARAMETERS,
      sales,
      tills: 50,
      worker: `a process of its own by ${GIVES_WAY.join(" ")}, one till at a time`,
      step: "read a cart of two lines, then change a quantity",
      baseline: "the same step before the worker starts",
    }
    return { parameters, results }
  } finally {
    await server.stop()
  }
}
