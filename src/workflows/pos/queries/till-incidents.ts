import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { POS_MODULE } from "../../../modules/pos"
import {
  listTillIncidents,
  readTillIncident,
  type TillIncidentFilters,
  type TillIncidentRow,
} from "../../../modules/pos/read-models/till-incidents"
import type { PosModuleService } from "../../../modules/pos/service"
import type { AdminTillIncident } from "../../../types/till-sync"
import { userNames } from "../../names"

const posOf = (container: MedusaContainer): PosModuleService => container.resolve(POS_MODULE)

/** A page of incidents as the dashboard gets them. */
export async function readIncidents(
  container: MedusaContainer,
  filters: TillIncidentFilters
): Promise<{ incidents: AdminTillIncident[]; count: number }> {
  const { rows, count } = await posOf(container).reading((manager) =>
    listTillIncidents(manager, filters)
  )
  return { incidents: await told(container, rows), count }
}

/** @throws NOT_FOUND `incident_not_found` */
export async function readIncident(
  container: MedusaContainer,
  id: string
): Promise<AdminTillIncident> {
  const row = await posOf(container).reading((manager) => readTillIncident(manager, id))
  if (!row) {
    throw notFound("incident_not_found", "There is no such incident")
  }
  const [incident] = await told(container, [row])
  return incident!
}

async function told(
  container: MedusaContainer,
  rows: readonly TillIncidentRow[]
): Promise<AdminTillIncident[]> {
  const names = await userNames(
    container,
    rows.flatMap((row) => row.resolved_by ?? [])
  )
  return rows.map((row) => incidentOf(row, names))
}

/** Details are written by us alone, each kind with its own. */
function incidentOf(row: TillIncidentRow, names: ReadonlyMap<string, string>): AdminTillIncident {
  return {
    id: row.id,
    kind: row.kind,
    details: row.details,
    status: row.resolved_at ? "resolved" : "open",
    retail_store_id: row.retail_store_id,
    till_id: row.device_id,
    till_name: row.till_name,
    event_id: row.event_id,
    event_type: row.event_type,
    occurred_at: row.occurred_at?.toISOString() ?? null,
    receipt_number: row.receipt_number,
    order_id: row.order_id,
    ...goodsOf(row),
    differences: row.differences ?? [],
    currency_code: row.currency_code?.toLowerCase() ?? null,
    subject: row.subject,
    opened_at: row.opened_at.toISOString(),
    resolved_at: row.resolved_at?.toISOString() ?? null,
    resolved_by: row.resolved_by,
    resolved_by_name: row.resolved_by === null ? null : (names.get(row.resolved_by) ?? null),
    resolution: row.resolution,
  } as AdminTillIncident
}

function goodsOf(row: TillIncidentRow): Pick<AdminTillIncident, "item" | "level"> {
  const { stocked_now: stocked, reserved_now: reserved } = row
  return {
    item:
      row.kind === "oversell"
        ? { sku: row.sku, title: row.product_title, variant_title: row.variant_title }
        : null,
    level: stocked === null || reserved === null ? null : { stocked, reserved },
  }
}
