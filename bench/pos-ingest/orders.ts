import type { MedusaContainer } from "@medusajs/framework/types"
import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import { containerSql, drainJobs } from "../../src/core/jobs"
import { timed } from "../runner/measure"
import { saleData } from "./sales"

/** Leaves nothing for the follow-up of what was sold so far. */
export async function setAside(container: MedusaContainer): Promise<void> {
  await containerSql(container)(
    "update omni_pos_event set follow_up = 'none' where follow_up = 'pending'",
    []
  )
  await drainJobs(container)
}

/** Makes orders of everything that waits. Answers how many a second. */
export async function materialise(container: MedusaContainer): Promise<number> {
  const count = async () => {
    const [row] = await containerSql(container)<{ count: string }>(
      'select count(*) from "order"',
      []
    )
    return Number(row!.count)
  }
  const before = await count()
  const ms = await timed(() => drainJobs(container))
  return ((await count()) - before) / (ms / 1000)
}

/** Medusa's own way to make an order of the same lines. Answers how many a second. */
export async function byMedusa(container: MedusaContainer, orders: number): Promise<number> {
  const ms = await timed(async () => {
    for (let index = 0; index < orders; index++) {
      await createOrderWorkflow(container).run({
        input: {
          region_id: "reg_bench",
          sales_channel_id: "sc_1",
          currency_code: "rub",
          email: "shopper@example.com",
          items: saleData().lines.map(({ sku, title, quantity, unit_price }) => ({
            variant_id: `variant_${sku.slice("SKU-".length)}`,
            title,
            quantity,
            unit_price: unit_price / 100,
          })),
        },
      })
    }
  })
  return orders / (ms / 1000)
}
