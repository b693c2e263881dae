import { execFile, spawnSync } from "node:child_process"
import { promisify } from "node:util"
import { Client } from "pg"
import { databaseCredentials } from "../../integration-tests/helpers/database"
import { onClients } from "./clients"

const run = promisify(execFile)

/** Branches of pgbench's bank: more than there are clients, as its manual asks for. */
const SCALE = 50
const BANK = "omni_bench_pgbench"
const IS_INSTALLED = !spawnSync("pgbench", ["--version"]).error

/** What measured the limit. */
export const LIMIT = IS_INSTALLED
  ? "pgbench, TPC-B-like"
  : "the TPC-B-like script of pgbench, by the same driver as ours (no pgbench on this machine)"

/** The bank of pgbench on the server the ledger is on, made anew. */
export async function openBank(): Promise<string> {
  const { host, port, user, password } = databaseCredentials
  const server = new Client({ host, port, user, password, database: "postgres" })
  await server.connect()
  await server.query(`drop database if exists ${BANK} with (force)`)
  await server.query(`create database ${BANK}`)
  await server.end()
  const client = new Client({ host, port, user, password, database: BANK })
  await client.connect()
  for (const statement of bankOf(SCALE)) {
    await client.query(statement)
  }
  await client.end()
  return BANK
}

/** Transactions a second of so many clients for so many seconds. */
export async function transactionsPerSecond(clients: number, seconds: number): Promise<number> {
  return IS_INSTALLED ? await byPgbench(clients, seconds) : await byDriver(clients, seconds)
}

async function byPgbench(clients: number, seconds: number): Promise<number> {
  const { host, port, user, password } = databaseCredentials
  const where = ["-h", host, "-p", String(port), "-U", user]
  const load = ["-n", "-M", "prepared", "-c", String(clients), "-j", "1", "-T", String(seconds)]
  const { stdout } = await run("pgbench", [...where, ...load, BANK], {
    env: { ...process.env, PGPASSWORD: password },
  })
  const rate = /^tps = ([\d.]+)/m.exec(stdout)?.[1]
  if (!rate) {
    throw new Error(`pgbench told no rate: ${stdout}`)
  }
  return Number(rate)
}

async function byDriver(clients: number, seconds: number): Promise<number> {
  const { host, port, user, password } = databaseCredentials
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new Client({ host, port, user, password, database: BANK })
      await client.connect()
      return client
    })
  )
  try {
    const { per_second } = await onClients(clients, seconds, (index) =>
      transfer(connections[index]!)
    )
    return per_second
  } finally {
    await Promise.all(connections.map((client) => client.end()))
  }
}

const pick = (most: number): number => 1 + Math.floor(Math.random() * most)

async function transfer(client: Client): Promise<void> {
  const [account, teller, branch] = [pick(SCALE * 100_000), pick(SCALE * 10), pick(SCALE)]
  const amount = pick(10_000) - 5_000
  const say = (text: string, ...values: number[]) => client.query({ name: text, text, values })
  await client.query("begin")
  await say("update pgbench_accounts set abalance = abalance + $1 where aid = $2", amount, account)
  await say("select abalance from pgbench_accounts where aid = $1", account)
  await say("update pgbench_tellers set tbalance = tbalance + $1 where tid = $2", amount, teller)
  await say("update pgbench_branches set bbalance = bbalance + $1 where bid = $2", amount, branch)
  await say(
    "insert into pgbench_history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, current_timestamp)",
    ...[teller, branch, account, amount]
  )
  await client.query("commit")
}

/** The tables of `pgbench -i`: https://www.postgresql.org/docs/17/pgbench.html */
const bankOf = (scale: number): string[] => [
  "create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22))",
  "create table pgbench_tellers (tid int not null, bid int, tbalance int, filler char(84)) with (fillfactor = 100)",
  "create table pgbench_accounts (aid int not null, bid int, abalance int, filler char(84)) with (fillfactor = 100)",
  "create table pgbench_branches (bid int not null, bbalance int, filler char(88)) with (fillfactor = 100)",
  `insert into pgbench_branches select n, 0, '' from generate_series(1, ${scale}) n`,
  `insert into pgbench_tellers select n, (n - 1) / 10 + 1, 0, '' from generate_series(1, ${scale * 10}) n`,
  `insert into pgbench_accounts select n, (n - 1) / 100000 + 1, 0, '' from generate_series(1, ${scale * 100_000}) n`,
  "alter table pgbench_branches add primary key (bid)",
  "alter table pgbench_tellers add primary key (tid)",
  "alter table pgbench_accounts add primary key (aid)",
  "vacuum analyze",
]
