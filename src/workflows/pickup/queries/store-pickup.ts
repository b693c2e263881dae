import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { pickupQrSvg, derivePickupCode } from "../../../modules/pickup/domain/pickup-code"
import { commandsIn, statusAt, WAITING_STATUSES } from "../../../modules/pickup/domain/transitions"
import { liveIssueOf } from "../../../modules/pickup/operations/codes"
import { openLines } from "../../../modules/pickup/operations/open-lines"
import { holderOf, linesOf } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { PickupLineRow, PickupRow } from "../../../modules/pickup/types"
import type { StorePickup, StorePickupOption } from "../../../types/http"
import { storeOf } from "../commands/store-of"
import { MAX_STORES, pickupOptionsForLines } from "./pickup-options"
import { storeWithHours } from "./store-card"

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

/** Lines as the store of a rejected pickup would have had to serve them. */
const stockLines = (lines: readonly PickupLineRow[]) =>
  lines.map((line) => ({
    id: line.order_line_item_id,
    variant_id: line.variant_id,
    quantity: line.quantity,
  }))

/** Stores that can serve a rejected pickup as a whole. */
async function alternativesFor(
  container: MedusaContainer,
  pickup: PickupRow,
  now: Date
): Promise<StorePickupOption[]> {
  if (pickup.status !== "rejected") {
    return []
  }
  const from = await storeOf(container, pickup)
  const lines = await container
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading((manager) => openLines(manager, pickup.id))
  const options = await pickupOptionsForLines(container, {
    lines: stockLines(lines),
    except_cart_id: holderOf(pickup),
    latitude: from.latitude,
    longitude: from.longitude,
    limit: MAX_STORES,
    now,
  })
  return options.filter(
    (option) =>
      option.status === "available" &&
      option.retail_store.id !== pickup.retail_store_id &&
      (!pickup.pay_in_store || option.retail_store.pay_in_store_enabled)
  )
}

function shopperCommands(pickup: PickupRow, now: Date): StorePickup["allowed_commands"] {
  if (statusAt(pickup, now.getTime()) !== pickup.status) {
    return []
  }
  const commands = commandsIn(pickup.status)
  const reschedulable = pickup.status !== "ready" && commands.includes("reschedule")
  return [
    ...(commands.includes("cancel") ? (["cancel"] as const) : []),
    ...(reschedulable || commands.includes("reroute") ? (["reschedule"] as const) : []),
    ...(commands.includes("collector") ? (["collector"] as const) : []),
    ...(commands.includes("convert") && !pickup.pay_in_store ? (["convert"] as const) : []),
  ]
}

/** A pickup as its shopper sees it. The code is derived anew: it is stored nowhere. */
export async function storePickup(
  container: MedusaContainer,
  pickup: PickupRow,
  now: Date
): Promise<StorePickup> {
  const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
  const status = statusAt(pickup, now.getTime())
  const [store, lines, issue] = await Promise.all([
    storeOf(container, pickup),
    service.reading((manager) => linesOf(manager, [pickup.id])),
    service.reading((manager) => liveIssueOf(manager, pickup.id)),
  ])
  const waits = WAITING_STATUSES.includes(status) && issue !== null
  const code = waits ? derivePickupCode(service.secret, pickup.id, issue) : null
  return {
    id: pickup.id,
    order_id: pickup.order_id,
    of_exchange: pickup.return_case_id !== null,
    order_display_id: pickup.order_display_id,
    status,
    retail_store: storeWithHours({ ...store, distance_km: null }, now.getTime()),
    slot_starts_at: iso(pickup.slot_starts_at),
    slot_ends_at: iso(pickup.slot_ends_at),
    promised_at: pickup.promised_at.toISOString(),
    ready_at: iso(pickup.ready_at),
    expires_at: iso(pickup.expires_at),
    collected_at: iso(pickup.collected_at),
    collector: pickup.collector,
    pay_in_store: pickup.pay_in_store,
    code,
    code_qr_svg: code === null ? null : await pickupQrSvg(code),
    alternative_until: iso(pickup.alternative_until),
    alternatives: await alternativesFor(container, pickup, now),
    lines: lines.map((line) => ({
      id: line.id,
      title: line.title,
      variant_title: line.variant_title,
      quantity: line.quantity,
      collected_quantity: line.collected_quantity,
    })),
    allowed_commands: shopperCommands(pickup, now),
  }
}
