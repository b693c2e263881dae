import type { MedusaContainer } from "@medusajs/framework/types"
import { POS_MODULE } from "../../../modules/pos"
import { readTillSale, type TillSaleRow } from "../../../modules/pos/read-models/till-sale"
import type { PosModuleService } from "../../../modules/pos/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { AdminTillSale } from "../../../types/till"

/** The receipt behind an order, as the dashboard shows it; null for an order no till made. */
export async function tillSaleOfOrder(
  container: MedusaContainer,
  orderId: string
): Promise<AdminTillSale | null> {
  const row = await container
    .resolve<PosModuleService>(POS_MODULE)
    .reading((manager) => readTillSale(manager, orderId))
  if (!row) {
    return null
  }
  const [store] = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores({ id: row.retail_store_id }, {
      select: ["id", "name", "time_zone"],
      withDeleted: true,
    } as never)
  return {
    ...saleOf(row),
    retail_store_name: store?.name ?? "",
    time_zone: store?.time_zone ?? "UTC",
  }
}

function saleOf(row: TillSaleRow): Omit<AdminTillSale, "retail_store_name" | "time_zone"> {
  const { data, cashier, business_date, occurred_at } = row.body
  return {
    event_id: row.event_id,
    receipt_number: data.receipt_number,
    till_id: row.device_id,
    till_name: row.till_name,
    retail_store_id: row.retail_store_id,
    shift: data.shift_id ? { shift_id: data.shift_id, id: row.shift_event_id } : null,
    cashier: cashier ?? null,
    business_date,
    occurred_at: new Date(occurred_at).toISOString(),
    received_at: row.received_at.toISOString(),
    flags: row.flags,
    is_late: row.is_late,
    currency_code: data.currency_code.toLowerCase(),
    total: data.totals.total,
    rounding: data.totals.rounding,
    tenders: data.tenders.map(({ type, amount, change, reference }) => ({
      type,
      amount,
      change: change ?? null,
      reference: reference ?? null,
    })),
    differences: row.differences,
    void: voidOf(row),
    incidents: row.incidents,
  }
}

function voidOf({ voided, void_device_id }: TillSaleRow): AdminTillSale["void"] {
  return voided && void_device_id
    ? {
        till_id: void_device_id,
        event_id: voided.id,
        occurred_at: new Date(voided.occurred_at).toISOString(),
        reason: voided.data.reason,
        cashier: voided.cashier ?? null,
      }
    : null
}
