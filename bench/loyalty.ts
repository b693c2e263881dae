import "./runner/environment"
import type { MedusaContainer } from "@medusajs/framework/types"
import { startApp } from "@medusajs/test-utils"
import { v4 } from "uuid"
import { onClients } from "./loyalty/clients"
import { BenchLedger } from "./loyalty/ledger"
import { LIMIT, openBank, transactionsPerSecond } from "./loyalty/limit"
import { BenchShopper, SHOP } from "./loyalty/shopper"
import { benchDatabase } from "./runner/database"
import { percentile, series, timed } from "./runner/measure"
import { option } from "./runner/options"
import type { BenchmarkResult } from "./runner/table"

const P = {
  accounts: 1_000,
  seconds: option("seconds", 10),
  rounds: 3,
  /** Lots that expire: each makes four entries, so verify sees at least four times as many. */
  lots: option("lots", 200_000),
  long_history: option("history", 100_000),
  offline_sales: option("offline", 1_000),
  /** Entries there are at least when the ledger is verified. */
  entries: option("entries", 1),
}
const BALANCE_P99_MS = 15
const TILLS = 20
const LOTS_OF_AN_ACCOUNT = 1_000
const ACCOUNTS_AT_ONCE = 10
const SHARE_OF_LIMIT = 0.7
const DAY_MS = 86_400_000

type Bench = {
  container: MedusaContainer
  url: string
  ledger: BenchLedger
  report: (text: string) => void
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Hold and capture are two transactions. By turns with pgbench, on the same server. */
async function spending(
  { ledger, report }: Bench,
  name: string,
  clients: number,
  accounts: readonly string[]
): Promise<BenchmarkResult[]> {
  report(`Spending: ${name} ...`)
  const spend = () => ledger.holdAndCapture(accounts[Math.floor(Math.random() * accounts.length)]!)
  await onClients(clients, 2, spend)
  const limits: number[] = []
  const rates: number[] = []
  const ms: number[] = []
  for (let round = 0; round < P.rounds; round++) {
    limits.push(await transactionsPerSecond(clients, P.seconds))
    const spent = await onClients(clients, P.seconds, spend)
    rates.push(2 * spent.per_second)
    ms.push(...spent.ms)
  }
  const sorted = ms.sort((a, b) => a - b)
  const [value, baseline] = [mean(rates), mean(limits)]
  return [
    {
      metric: `hold and capture, ${name}`,
      value,
      unit: "transactions/s",
      baseline,
      ratio: value / baseline,
    },
    {
      metric: "  share of pgbench's rate",
      value: value / baseline,
      unit: "times",
      limit: SHARE_OF_LIMIT,
    },
    { metric: "  both, p50", value: percentile(sorted, 0.5), unit: "ms" },
    { metric: "  both, p99", value: percentile(sorted, 0.99), unit: "ms" },
  ]
}

async function balances({ container, url, ledger, report }: Bench): Promise<BenchmarkResult[]> {
  report(`Reading a balance with ${P.long_history} entries of history ...`)
  const shoppers = [
    await BenchShopper.join(container, ledger, url),
    await BenchShopper.join(container, ledger, url),
  ] as const
  const [short, long] = shoppers.map(({ account }) => account) as [string, string]
  await ledger.give(short, 1, { points: 10, expires_at: null })
  for (let entries = 0; entries < P.long_history; entries += 2 * LOTS_OF_AN_ACCOUNT) {
    await ledger.give(long, LOTS_OF_AN_ACCOUNT, { points: 10, expires_at: null })
  }
  const [one, all] = [await ledger.balance(short), await ledger.balance(long)]
  const http = {
    short: await series(50, 500, () => shoppers[0].readBalance(one)),
    long: await series(50, 500, () => shoppers[1].readBalance(all)),
  }
  const read = (account: string) => series(50, 1_000, () => timed(() => ledger.balance(account)))
  const [plain, grown] = [await read(short), await read(long)]
  const compared = (how: string, slow: number[], quick: number[], limit?: number) =>
    ([0.5, 0.99] as const).map((share) => ({
      metric: `balance after ${P.long_history} entries, ${how}, p${share * 100}`,
      value: percentile(slow, share),
      unit: "ms",
      baseline: percentile(quick, share),
      ratio: percentile(slow, share) / percentile(quick, share),
      ...(share === 0.99 && limit ? { limit } : {}),
    }))
  return [
    ...compared("over HTTP", http.long, http.short, BALANCE_P99_MS),
    ...compared("in the process", grown, plain),
  ]
}

/** Tills come back online together; each reports its sales one after the other, as the inbox works them. */
async function offline({ ledger, report }: Bench): Promise<BenchmarkResult[]> {
  report(`Booking the points of ${P.offline_sales} sales made offline ...`)
  const accounts = await ledger.filledAccounts(TILLS)
  const tills = await Promise.all(
    accounts.map(async (account, index) => {
      const device = `till-${index}-${v4()}`
      return { account, device, lease: await ledger.lease(account, device, 5 * P.offline_sales) }
    })
  )
  let left = P.offline_sales
  const ms = await timed(() =>
    Promise.all(
      tills.map(async ({ account, device, lease }) => {
        while (left-- > 0) {
          await ledger.bookOfflineSale(account, device, lease)
        }
      })
    )
  )
  const rate = P.offline_sales / (ms / 1000)
  return [
    {
      metric: `points of ${P.offline_sales} sales made offline, ${TILLS} tills`,
      value: ms / 1000,
      unit: "s",
    },
    { metric: "  sales booked, spent and earned", value: rate, unit: "sales/s" },
  ]
}

async function expiry({ ledger, report }: Bench): Promise<BenchmarkResult[]> {
  report(`Giving ${P.lots} lots that expire ...`)
  const [at, expires_at] = [new Date(Date.now() - 2 * DAY_MS), new Date(Date.now() - DAY_MS)]
  for (let given = 0; given < P.lots; given += LOTS_OF_AN_ACCOUNT) {
    const account = await ledger.account()
    await ledger.give(account, LOTS_OF_AN_ACCOUNT, { points: 10, expires_at, at })
  }
  report("Expiring them ...")
  const ms = await timed(() => ledger.bookAllDue(new Date(), ACCOUNTS_AT_ONCE))
  return [
    { metric: `expiry of ${P.lots} lots`, value: ms / 1000, unit: "s" },
    { metric: "  lots expired", value: P.lots / (ms / 1000), unit: "lots/s" },
  ]
}

async function verification({ ledger, report }: Bench): Promise<BenchmarkResult[]> {
  for (let known = await ledger.entries(); known < P.entries; known += 2 * LOTS_OF_AN_ACCOUNT) {
    await ledger.give(await ledger.account(), LOTS_OF_AN_ACCOUNT, { points: 10, expires_at: null })
  }
  const entries = await ledger.entries()
  report(`Checking ${entries} entries ...`)
  let findings: readonly object[] = []
  const ms = await timed(async () => {
    findings = await ledger.verify()
  })
  if (findings.length > 0) {
    throw new Error(`The ledger does not hold: ${JSON.stringify(findings)}`)
  }
  return [{ metric: `verify of ${entries} entries`, value: ms / 1000, unit: "s" }]
}

/** The ledger of points beside pgbench on the same server: what a bank of PostgreSQL alone would do. */
export async function run(report: (text: string) => void) {
  const data = { database: "omni_bench_loyalty", version: 2, statements: SHOP }
  process.env.DATABASE_URL = await benchDatabase(data, report)
  report("Making the bank of pgbench ...")
  await openBank()
  report("Starting the shop ...")
  const { container, port, shutdown } = await startApp({ cwd: process.cwd() })
  try {
    const ledger = await BenchLedger.open(container)
    const bench = { container, url: `http://localhost:${port}`, ledger, report }
    const accounts = await ledger.filledAccounts(P.accounts)
    const results = [
      ...(await spending(bench, "1 client", 1, accounts)),
      ...(await spending(bench, "8 clients", 8, accounts)),
      ...(await spending(bench, "32 clients", 32, accounts)),
      ...(await spending(bench, "32 clients on one account", 32, accounts.slice(0, 1))),
      ...(await offline(bench)),
      ...(await balances(bench)),
      ...(await expiry(bench)),
      ...(await verification(bench)),
    ]
    return { parameters: { ...P, baseline_of_spending: LIMIT }, results }
  } finally {
    await shutdown()
  }
}
