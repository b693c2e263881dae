import { Client } from "pg"
import { v4 } from "uuid"
import { saleEvent } from "./sales"
import { PARAMETERS } from "./seed"

/** Writes the events of a batch; `$5` says whether an order is still to be made of them. */
export const EVENTS = `insert into omni_pos_event (device_id, event_id, retail_store_id, stock_location_id, epoch, seq, type,
    occurred_at, received_at, business_date, hash, body, status, flags, receipt_number, follow_up)
  select $1, (body->>'id')::uuid, $2, $3, (body->>'epoch')::int, (body->>'seq')::bigint, body->>'type',
    (body->>'occurred_at')::timestamptz, now(), (body->>'business_date')::date, repeat('0', 64), body, 'applied', '{}',
    body->'data'->>'receipt_number', $5
  from jsonb_array_elements($4::jsonb) body`

const SEQUENCE = `insert into omni_pos_sequence (device_id, epoch, high, gaps) values ($1, 1, $2, '[]')
  on conflict (device_id, epoch) do update set high = excluded.high`

const LEVELS = `update inventory_level level set stocked_quantity = level.stocked_quantity - sold.units,
    raw_stocked_quantity = jsonb_build_object('value', (level.stocked_quantity - sold.units)::text, 'precision', 20),
    updated_at = now()
  from (select item, sum(1) as units from unnest($1::text[]) item group by item) sold
  where level.inventory_item_id = sold.item and level.location_id = $2 and level.deleted_at is null`

const MOVEMENTS = `insert into omni_stock_movement (inventory_item_id, stock_location_id, stocked_change,
    reserved_change, reason, reference, occurred_at, device_id, epoch, seq, event_id)
  select item, $2, -1, 0, 'sold', event, now(), $3, 1, seq, event
  from unnest($1::text[], $4::text[], $5::bigint[]) as sold(item, event, seq)`

const JOB = `select 1 from graphile_worker.add_job(identifier => 'omni-bench', payload => '{}',
  queue_name => $1, job_key => $1)`

/** What a till's batch writes, and nothing else: no HTTP, no checks, no locks, no answer. */
export class BareTill {
  private seq = 0
  private readonly device_id = `bare_${v4()}`

  constructor(
    private readonly client: Client,
    private readonly store: number
  ) {}

  /** Writes a batch of sales in one transaction. Answers milliseconds. */
  async sell(sales: number): Promise<number> {
    const events = Array.from({ length: sales }, () => saleEvent({ seq: ++this.seq, epoch: 1 }))
    const sold = events.flatMap(({ id, seq, data }) =>
      data.lines.map(({ sku }) => ({ id, seq, item: `iitem_${sku.slice("SKU-".length)}` }))
    )
    const items = sold.map(({ item }) => item)
    const place = `sloc_${this.store}`
    const started = performance.now()
    await this.client.query("begin")
    await this.client.query("set local omni.stock_gateway = 'on'")
    await this.client.query(EVENTS, [
      this.device_id,
      `rst_${this.store}`,
      place,
      JSON.stringify(events),
      "done",
    ])
    await this.client.query(SEQUENCE, [this.device_id, this.seq])
    await this.client.query(LEVELS, [items, place])
    await this.client.query(MOVEMENTS, [
      items,
      place,
      this.device_id,
      sold.map(({ id }) => id),
      sold.map(({ seq }) => seq),
    ])
    await this.client.query(JOB, [this.device_id])
    await this.client.query("commit")
    return performance.now() - started
  }
}

/** The same sales by as many connections as a shop has at once. */
export async function bareLoop(
  url: string,
  lanes: number,
  batch: number,
  batchesOfEach: number
): Promise<number> {
  const clients = Array.from({ length: lanes }, () => new Client({ connectionString: url }))
  await Promise.all(clients.map((client) => client.connect()))
  try {
    const started = performance.now()
    await Promise.all(
      clients.map(async (client, index) => {
        const till = new BareTill(client, (index % PARAMETERS.stores) + 1)
        for (let round = 0; round < batchesOfEach; round++) {
          await till.sell(batch)
        }
      })
    )
    return (lanes * batchesOfEach * batch) / ((performance.now() - started) / 1000)
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}
