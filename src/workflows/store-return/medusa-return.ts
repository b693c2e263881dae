import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

type Units = { id: string; quantity: number }
/** Which return it is: its items carry the mark, so that a repeated try finds the one it began. */
type Which = { order_id: string; mark: Readonly<Record<string, string>> }
type Begun = { id: string; status: string; units: Units[] }

/**
 * Writes units into Medusa's order as received back, at a place where the goods are already. Medusa's stock is not
 * moved; that is the gateway's.
 * @returns the id of Medusa's return
 */
export async function receiveReturn(
  container: MedusaContainer,
  { order_id, mark, location_id }: Which & { location_id: string },
  units: readonly Units[]
): Promise<string> {
  const made = await container.resolve(Modules.ORDER).createReturn({
    order_id,
    location_id,
    no_notification: true,
    items: units.map((each) => ({ ...each, metadata: mark })),
  } as never)
  return await receive(container, { id: made.id, status: "requested", units: [...units] })
}

/** Receives what a try before this one began; null when none did. */
export async function receiveBegunReturn(
  container: MedusaContainer,
  { order_id, mark }: Which
): Promise<string | null> {
  const returns = await container
    .resolve(Modules.ORDER)
    .listReturns({ order_id } as never, { relations: ["items"], take: null } as never)
  const found = returns.find(
    ({ status, items }) =>
      status !== "canceled" &&
      items?.some(({ metadata }) =>
        Object.entries(mark).every(([key, value]) => metadata?.[key] === value)
      )
  )
  return found
    ? await receive(container, {
        id: found.id,
        status: found.status,
        units: found.items.map((item) => ({ id: item.item_id, quantity: Number(item.quantity) })),
      })
    : null
}

async function receive(container: MedusaContainer, { id, status, units }: Begun): Promise<string> {
  if (status !== "received") {
    await container.resolve(Modules.ORDER).receiveReturn({ return_id: id, items: units } as never)
  }
  return id
}
