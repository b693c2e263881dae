import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

export type Units = { id: string; quantity: number }
/** Which return it is: its items carry the mark, so that a repeated try finds the one it began. */
export type Which = { order_id: string; mark: Readonly<Record<string, string>> }

/** Says on the items of Medusa's return that its goods were a gift: whoever bought them is not to hear of it. */
export const giftMark = (giftReceiptId: string | null): Record<string, string> =>
  giftReceiptId === null ? {} : { omni_gift_receipt: giftReceiptId }

export type Begun = { id: string; status: string; units: Units[] }

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
  const id = await beginReturn(container, { order_id, mark, location_id }, units)
  return await receive(container, { id, status: "requested", units: [...units] })
}

/**
 * Asks Medusa's order for units, so that nobody else gets them until they are received or freed.
 * @returns the id of Medusa's return
 */
export async function beginReturn(
  container: MedusaContainer,
  { order_id, mark, location_id }: Which & { location_id: string | null },
  units: readonly Units[]
): Promise<string> {
  const made = await container.resolve(Modules.ORDER).createReturn({
    order_id,
    location_id,
    no_notification: true,
    items: units.map((each) => ({ ...each, metadata: mark })),
  } as never)
  return made.id
}

/** Where Medusa's return stands, whoever brought it there, and which units by line are still to come. */
export async function readStanding(
  container: MedusaContainer,
  returnId: string
): Promise<{ state: "requested" | "received" | "cancelled"; units: Map<string, number> }> {
  const { status, items } = await container
    .resolve(Modules.ORDER)
    .retrieveReturn(returnId, { relations: ["items"] })
  if (status === "requested") {
    const units = new Map(items?.map(({ item_id, quantity }) => [item_id, Number(quantity)]))
    return { state: "requested", units }
  }
  return { state: status === "canceled" ? "cancelled" : "received", units: new Map() }
}

/** What of Medusa's return is still to come; null once it was received or called off. */
export async function unitsAwaited(
  container: MedusaContainer,
  returnId: string
): Promise<Map<string, number> | null> {
  const { state, units } = await readStanding(container, returnId)
  return state === "requested" ? units : null
}

/**
 * Frees what Medusa's return holds; what was received or freed before is left as it is.
 * @returns whether it holds nothing; false: units of it were received
 */
export async function freeReturn(container: MedusaContainer, returnId: string): Promise<boolean> {
  const orders = container.resolve(Modules.ORDER)
  const { status } = await orders.retrieveReturn(returnId)
  if (status === "requested") {
    await orders.cancelReturn({ return_id: returnId } as never)
  }
  return status === "requested" || status === "canceled"
}

/**
 * Receives what a return of Medusa's holds, when that is what came. When it is not, the return is called off: what came
 * is to be written as another.
 * @returns its id; null when it was called off
 */
export async function receiveHeldReturn(
  container: MedusaContainer,
  returnId: string,
  units: readonly Units[]
): Promise<string | null> {
  const awaited = await unitsAwaited(container, returnId)
  if (!awaited) {
    const { status } = await container.resolve(Modules.ORDER).retrieveReturn(returnId)
    return status === "received" ? returnId : null
  }
  const isAsAnnounced =
    awaited.size === units.length && units.every(({ id, quantity }) => awaited.get(id) === quantity)
  if (isAsAnnounced) {
    return await receive(container, { id: returnId, status: "requested", units: [...units] })
  }
  await freeReturn(container, returnId)
  return null
}

/** Receives what a try before this one began; null when none did. */
export async function receiveBegunReturn(
  container: MedusaContainer,
  which: Which
): Promise<string | null> {
  const begun = await findBegunReturn(container, which)
  return begun && (await receive(container, begun))
}

/** The return that a try before this one began, unless it was called off. */
export async function findBegunReturn(
  container: MedusaContainer,
  { order_id, mark }: Which
): Promise<Begun | null> {
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
    ? {
        id: found.id,
        status: found.status,
        units: found.items.map((item) => ({ id: item.item_id, quantity: Number(item.quantity) })),
      }
    : null
}

export async function receive(
  container: MedusaContainer,
  { id, status, units }: Begun
): Promise<string> {
  if (status !== "received") {
    await container.resolve(Modules.ORDER).receiveReturn({ return_id: id, items: units } as never)
  }
  return id
}
