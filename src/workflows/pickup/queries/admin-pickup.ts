import type { MedusaContainer } from "@medusajs/framework/types"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { commandsIn, statusAt } from "../../../modules/pickup/domain/transitions"
import {
  type HistoryRow,
  readHistory,
  readSettlements,
} from "../../../modules/pickup/read-models/pickup-history"
import type { QueueRow } from "../../../modules/pickup/read-models/pickup-queue"
import { paidAtCounter } from "../../../modules/pickup/operations/counter-payments"
import { linesOf } from "../../../modules/pickup/operations/pickups"
import type { SettlementRow } from "../../../modules/pickup/operations/settlements"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { PickupLineRow, PickupRow } from "../../../modules/pickup/types"
import { POS_MODULE } from "../../../modules/pos"
import { findPromiseIncident } from "../../../modules/pos/operations/promise-incidents"
import type { PosModuleService } from "../../../modules/pos/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { RetailStoreDTO, StaffRole } from "../../../modules/retail-store/types"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { casesOfPickup } from "../../../modules/store-return/read-models/cases-of-pickup"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type {
  AdminPickup,
  AdminPickupDetail,
  AdminPickupEvent,
  AdminPickupLine,
  AdminPickupSettlement,
  PickupCommand,
} from "../../../types/http"
import { tillNames, userNames } from "../../names"
import { amountDue } from "../money/amount-due"
import { readPickupRow } from "../commands/store-of"

/** Commands of the counter; the others are the shopper's or the clock's. */
const STAFF_COMMANDS: readonly PickupCommand[] = [
  "accept",
  "pick",
  "ready",
  "hand-over",
  "reject",
  "extend",
  "cancel",
  "reissue-code",
]

/** Commands an associate may not send. */
export const MANAGER_COMMANDS: readonly PickupCommand[] = ["extend"]

/** The caller's rights in the pickup's store; null is an administrator. */
export type CallerRole = StaffRole | null

type StoreFacts = Pick<RetailStoreDTO, "id" | "name" | "time_zone">

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

/** What staff may do now, an associate less than a manager. A lapsed pickup that is not settled yet can still be prolonged by a manager. */
export function allowedCommands(pickup: PickupRow, role: CallerRole, now: Date): PickupCommand[] {
  const lapsed = statusAt(pickup, now.getTime()) !== pickup.status
  return commandsIn(pickup.status)
    .filter((command) => STAFF_COMMANDS.includes(command))
    .filter((command) => !lapsed || command === "extend")
    .filter((command) => role !== "associate" || !MANAGER_COMMANDS.includes(command))
}

function summaryOf(
  pickup: PickupRow,
  facts: {
    store: StoreFacts | undefined
    role: CallerRole
    now: Date
    items_count: number
    amount_due: number | null
  }
): AdminPickup {
  const status = statusAt(pickup, facts.now.getTime())
  const unready = status === "placed" || status === "accepted" || status === "picking"
  return {
    id: pickup.id,
    order_id: pickup.order_id,
    order_display_id: pickup.order_display_id,
    return_case_id: pickup.return_case_id,
    retail_store_id: pickup.retail_store_id,
    retail_store_name: facts.store?.name ?? pickup.retail_store_id,
    time_zone: facts.store?.time_zone ?? "UTC",
    status,
    version: pickup.version,
    customer_name: pickup.customer_name,
    collector: pickup.collector,
    pay_in_store: pickup.pay_in_store,
    amount_due: facts.amount_due,
    currency_code: pickup.currency_code,
    slot_starts_at: iso(pickup.slot_starts_at),
    slot_ends_at: iso(pickup.slot_ends_at),
    promised_at: pickup.promised_at.toISOString(),
    is_late: unready && pickup.promised_at < facts.now,
    accepted_at: iso(pickup.accepted_at),
    ready_at: iso(pickup.ready_at),
    expires_at: iso(pickup.expires_at),
    collected_at: iso(pickup.collected_at),
    bin: pickup.bin,
    extensions: pickup.extensions,
    rejection_reason: pickup.rejection_reason,
    alternative_until: iso(pickup.alternative_until),
    items_count: facts.items_count,
    allowed_commands: allowedCommands(pickup, facts.role, facts.now),
    created_at: pickup.created_at.toISOString(),
    updated_at: pickup.updated_at.toISOString(),
  }
}

async function storesById(
  container: MedusaContainer,
  ids: readonly string[]
): Promise<Map<string, StoreFacts>> {
  const stores = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores({ id: [...new Set(ids)] }, { select: ["id", "name", "time_zone"] })
  return new Map(stores.map((store) => [store.id, store]))
}

/** Rows of the queue as the dashboard shows them. The amount due needs the order: a pickup's own page tells it. */
export async function adminPickups(
  container: MedusaContainer,
  rows: readonly QueueRow[],
  roleIn: (storeId: string) => CallerRole,
  now: Date
): Promise<AdminPickup[]> {
  const stores = await storesById(
    container,
    rows.map((row) => row.retail_store_id)
  )
  return rows.map((row) =>
    summaryOf(row, {
      store: stores.get(row.retail_store_id),
      role: roleIn(row.retail_store_id),
      now,
      items_count: row.items_count,
      amount_due: null,
    })
  )
}

/** One pickup with lines, history and money. @throws NOT_FOUND `pickup_not_found` */
export async function adminPickupDetail(
  container: MedusaContainer,
  id: string,
  role: CallerRole,
  now: Date
): Promise<AdminPickupDetail> {
  const pickup = await readPickupRow(container, id)
  const service = container.resolve<PickupModuleService>(PICKUP_MODULE)
  const [stores, lines, history, settlements, warning, returns] = await Promise.all([
    storesById(container, [pickup.retail_store_id]),
    service.reading((manager) => linesOf(manager, [id])),
    service.reading((manager) => readHistory(manager, id)),
    service.reading((manager) => readSettlements(manager, id)),
    container
      .resolve<PosModuleService>(POS_MODULE)
      .reading((manager) => findPromiseIncident(manager, id)),
    container
      .resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
      .reading((manager) => casesOfPickup(manager, id)),
  ])
  return {
    ...summaryOf(pickup, {
      store: stores.get(pickup.retail_store_id),
      role,
      now,
      items_count: lines.reduce((sum, line) => sum + line.quantity, 0),
      amount_due: await dueAtCounter(container, pickup, lines),
    }),
    stock_warning: warning && {
      incident_id: warning.id,
      units_missing: warning.details.units_missing,
      since: warning.opened_at.toISOString(),
    },
    lines: lines.map(lineOf),
    history: await labelled(container, history, pickup),
    settlements: settlements.map((row) => ({
      ...settlementOf(row),
      return_case_id: returns.get(row.id) ?? null,
    })),
  }
}

/** Minor units, if everything that waits is taken; null when the order is not paid at the counter. */
export async function dueAtCounter(
  container: MedusaContainer,
  pickup: PickupRow,
  lines: readonly PickupLineRow[]
): Promise<number | null> {
  if (!pickup.pay_in_store || pickup.closed_at) {
    return pickup.pay_in_store ? 0 : null
  }
  return amountDue(
    container,
    pickup.order_id,
    lines.map((line) => ({
      order_line_item_id: line.order_line_item_id,
      quantity: line.quantity - line.short_quantity - line.refused_quantity,
    })),
    await container
      .resolve<PickupModuleService>(PICKUP_MODULE)
      .reading((manager) => paidAtCounter(manager, pickup.id))
  )
}

function lineOf({ pickup_id: _, ...line }: PickupLineRow): AdminPickupLine {
  return {
    id: line.id,
    order_line_item_id: line.order_line_item_id,
    variant_id: line.variant_id,
    sku: line.sku,
    title: line.title,
    variant_title: line.variant_title,
    thumbnail: line.thumbnail,
    quantity: line.quantity,
    picked_quantity: line.picked_quantity,
    short_quantity: line.short_quantity,
    collected_quantity: line.collected_quantity,
    refused_quantity: line.refused_quantity,
  }
}

function settlementOf(row: SettlementRow): Omit<AdminPickupSettlement, "return_case_id"> {
  return {
    id: row.id,
    reason: row.reason,
    amount: row.amount === null ? 0 : Number(row.amount),
    currency_code: row.currency_code,
    state: row.state,
    failure: row.failure,
  }
}

async function labelled(
  container: MedusaContainer,
  history: readonly HistoryRow[],
  pickup: PickupRow
): Promise<AdminPickupEvent[]> {
  const idsOf = (type: HistoryRow["actor_type"]) =>
    new Set(history.flatMap((row) => (row.actor_type === type && row.actor_id) || []))
  const names = new Map([
    ...(await userNames(container, idsOf("user"))),
    ...(await tillNames(container, idsOf("till"))),
  ])
  const labelOf = (row: HistoryRow): string | null => {
    if (row.actor_type === "user" || row.actor_type === "till") {
      return row.actor_id ? (names.get(row.actor_id) ?? null) : null
    }
    return row.actor_type === "system" ? null : pickup.customer_name || null
  }
  return history.map((row) => ({
    ...row,
    actor_label: labelOf(row),
    occurred_at: new Date(row.occurred_at).toISOString(),
    received_at: new Date(row.received_at).toISOString(),
  }))
}
