import type { Client } from "pg"
import { EVENTS } from "../pos-ingest/bare"
import { saleEvent } from "../pos-ingest/sales"
import { PARAMETERS } from "../pos-ingest/seed"

const BATCH = 1000
const TILLS = 50

const DEVICES = `insert into omni_pos_device (id, retail_store_id, name, scopes, status, epoch)
  select $1 || n, 'rst_' || (n % ${PARAMETERS.stores} + 1), 'Till ' || n, '{sales}', 'active', 1
  from generate_series(1, ${TILLS}) n`

const JOBS = `select count(graphile_worker.add_job(identifier => 'omni-pos-follow-up',
    payload => json_build_object('device_id', $1 || n), queue_name => 'omni-pos-follow-up:' || $1 || n,
    job_key => 'omni-pos-follow-up:' || $1 || n))
  from generate_series(1, ${TILLS}) n`

/** Sales of many tills that were acknowledged while no worker ran. */
export async function fillBacklog(client: Client, sales: number): Promise<void> {
  await client.query("set synchronous_commit = off")
  await client.query("update omni_pos_event set follow_up = 'none' where follow_up = 'pending'")
  const run = `backlog_${Date.now()}_`
  await client.query(DEVICES, [run])
  const batch = Math.min(BATCH, Math.ceil(sales / TILLS))
  for (let made = 0; made < sales; made += batch) {
    const till = ((made / batch) % TILLS) + 1
    const events = Array.from({ length: Math.min(batch, sales - made) }, (_, index) =>
      saleEvent({ seq: made + index + 1, epoch: 1 })
    )
    const store = (till % PARAMETERS.stores) + 1
    const place = [`${run}${till}`, `rst_${store}`, `sloc_${store}`]
    await client.query(EVENTS, [...place, JSON.stringify(events), "pending"])
  }
  await client.query(JOBS, [run])
}

/** Sales whose orders are still to be made. */
export async function pendingSales(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    "select count(*) from omni_pos_event where follow_up = 'pending'"
  )
  return Number(rows[0]!.count)
}
