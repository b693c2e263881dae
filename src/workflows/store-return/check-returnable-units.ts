import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, OrderChangeStatus } from "@medusajs/framework/utils"
import { invalid } from "../../core/errors"
import {
  firstOverdrawn,
  type LineUnits,
  unitsLeft,
} from "../../modules/store-return/domain/returnable-units"
import { pendingUnits } from "./pending-units"

type Units = { id: string; quantity: number }
type Line = { id: string; title: string; detail: LineUnits }

/**
 * Lets an order take back what has been handed over and has not come back, is not on its way back or at a
 * desk, and is not asked for in a change that waits to be confirmed; `more` are units asked for besides.
 * @throws INVALID_DATA `units_not_returnable` naming the first line that has too few
 */
export async function checkReturnableUnits(
  container: MedusaContainer,
  orderId: string,
  more: readonly Units[] = []
): Promise<void> {
  const asked = new Map<string, number>()
  for (const { id, quantity } of [...(await unitsInOpenChange(container, orderId)), ...more]) {
    asked.set(id, (asked.get(id) ?? 0) + quantity)
  }
  const [{ data }, pending] = await Promise.all([
    container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: "order",
      fields: ["items.*", "items.detail.*"],
      filters: { id: orderId },
    }),
    pendingUnits(container, orderId),
  ])
  const lines = ((data[0]?.items ?? []) as unknown as Line[]).map(({ id, title, detail }) => ({
    id,
    title,
    left: Math.max(0, unitsLeft(detail) - (pending.get(id) ?? 0)),
  }))
  const short = firstOverdrawn(lines, asked)
  if (short) {
    throw invalid(
      "units_not_returnable",
      `Of "${short.title ?? short.id}" ${short.left} may come back, and ${short.asked} are asked for`
    )
  }
}

async function unitsInOpenChange(container: MedusaContainer, orderId: string): Promise<Units[]> {
  const changes = await container.resolve(Modules.ORDER).listOrderChanges(
    {
      order_id: orderId,
      status: [OrderChangeStatus.PENDING, OrderChangeStatus.REQUESTED],
    } as never,
    { relations: ["actions"] }
  )
  return changes
    .flatMap(({ actions }) => actions)
    .filter(({ action }) => action === "RETURN_ITEM")
    .map(({ details }) => ({
      id: String(details?.reference_id),
      quantity: Number(details?.quantity),
    }))
}
