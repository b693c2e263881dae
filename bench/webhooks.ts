import "./webhooks/environment"
import { fork } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import type { MedusaContainer } from "@medusajs/framework/types"
import { startApp } from "@medusajs/test-utils"
import {
  createMigratedDatabase,
  databaseUrl,
  dropTestDatabase,
} from "../integration-tests/helpers/database"
import { guardedPost } from "../src/core/http/guarded-post"
import { containerSql } from "../src/core/jobs"
import { WEBHOOK_MODULE } from "../src/modules/webhook"
import { newWebhookSecret, signatureHeaders } from "../src/modules/webhook/domain/signature"
import { createEndpoint } from "../src/modules/webhook/operations/endpoints"
import { recordMessages } from "../src/modules/webhook/operations/messages"
import type { WebhookModuleService } from "../src/modules/webhook/service"
import type { NewMessage } from "../src/modules/webhook/types"

const NAME = "omni_bench_webhooks"
const MESSAGES = 10_000
const BATCH = 500
const SINGLE = 500

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return (performance.now() - started) / 1000
}

const message = (round: string, index: number): NewMessage => ({
  type: "order.placed",
  source_key: `order.placed:${round}:${index}`,
  retail_store_id: null,
  occurred_at: new Date().toISOString(),
  data: { id: `order_${round}_${index}`, retail_store_id: "rst_01M8GEFQHYA2JVCH7JRBKE15G4" },
})

/** As a shop does it: the messages are there, the job is woken, everything is signed, sent and written down. */
async function dispatched(container: MedusaContainer): Promise<number> {
  const sql = containerSql(container)
  const isDone = async () => {
    const [row] = await sql<{ is_done: boolean }>(
      "select not exists (select 1 from omni_webhook_delivery where status = 'pending') as is_done",
      []
    )
    return row!.is_done
  }
  return await timed(async () => {
    while (!(await isDone())) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })
}

/** The limit: the same signed requests, as many at once, and nothing written down. */
async function bare(url: string): Promise<number> {
  const secret = newWebhookSecret()
  let left = MESSAGES
  const lane = async () => {
    while (left-- > 0) {
      const body = JSON.stringify(message("bare", left))
      const headers = signatureHeaders([secret], `msg_${left}`, new Date(), body)
      await guardedPost({
        url,
        body,
        headers,
        timeoutMs: 20_000,
        allowPrivateAddresses: true,
        keepBytes: 1024,
      })
    }
  }
  return await timed(() => Promise.all(Array.from({ length: 20 }, lane)))
}

async function measure(container: MedusaContainer, port: number, report: (text: string) => void) {
  const webhooks = container.resolve<WebhookModuleService>(WEBHOOK_MODULE)
  const url = `http://127.0.0.1:${port}/hooks`
  const open = () =>
    webhooks.inTransaction((manager) =>
      createEndpoint(
        manager,
        webhooks.secret,
        { url, description: null, topics: ["orders"], retail_store_id: null },
        new Date()
      )
    )
  const record = (messages: NewMessage[]) =>
    webhooks.inTransaction((manager) => recordMessages(manager, messages, new Date()))
  const recordAll = async (round: string) => {
    for (let at = 0; at < MESSAGES; at += BATCH) {
      await record(Array.from({ length: BATCH }, (_, index) => message(round, at + index)))
    }
  }
  report("Measuring bare requests ...")
  await bare(url)
  const limit = await bare(url)
  await open()
  report(`Measuring ${MESSAGES} messages to one endpoint ...`)
  const recording = await timed(() => recordAll("one"))
  const one = recording + (await dispatched(container))
  await open()
  await open()
  await open()
  report(`Measuring ${MESSAGES} messages to four endpoints ...`)
  const four = (await timed(() => recordAll("four"))) + (await dispatched(container))
  const single = await timed(async () => {
    for (let index = 0; index < SINGLE; index++) {
      await record([message("single", index)])
    }
  })
  const perSecond = (count: number, seconds: number) => count / seconds
  return [
    {
      metric: "deliveries to one endpoint",
      value: perSecond(MESSAGES, one),
      unit: "per second",
      baseline: perSecond(MESSAGES, limit),
      ratio: limit / one,
    },
    {
      metric: "deliveries to four endpoints",
      value: perSecond(4 * MESSAGES, four),
      unit: "per second",
    },
    {
      metric: `recording, ${BATCH} at once`,
      value: perSecond(MESSAGES, recording),
      unit: "messages per second",
    },
    {
      metric: "recording one, while four endpoints are sent to",
      value: (single / SINGLE) * 1000,
      unit: "ms",
    },
  ]
}

/** How many webhooks one process sends, from the recording of what happened to the written-down answer. */
export async function run(report: (text: string) => void) {
  await dropTestDatabase(NAME)
  await createMigratedDatabase(NAME)
  process.env.DATABASE_URL = databaseUrl(NAME)
  const receiver = fork(join(__dirname, "webhooks/receiver.cjs"))
  const [port] = (await once(receiver, "message")) as [number]
  report("Starting the shop ...")
  const { container, shutdown } = await startApp({ cwd: process.cwd() })
  try {
    const results = await measure(container, port, report)
    const parameters = {
      messages: MESSAGES,
      baseline: "the same signed requests, 20 at once, with nothing written down",
    }
    return { parameters, results }
  } finally {
    receiver.disconnect()
    await shutdown()
    await dropTestDatabase(NAME)
  }
}
