import type { MedusaContainer } from "@medusajs/framework/types"
import { POS_MODULE } from "../../../modules/pos"
import type { PosModuleService } from "../../../modules/pos/service"
import type { AdminTill, PosScope } from "../../../types"

type Filters = {
  id?: string
  /** null: every store. */
  store_ids?: readonly string[] | null
  status?: string
  q?: string
}

/** A page of tills with their keys, by name. */
export async function readTills(
  container: MedusaContainer,
  { id, store_ids = null, status, q }: Filters,
  page: { limit: number; offset: number }
): Promise<{ tills: AdminTill[]; count: number }> {
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const [rows, count] = await pos.listAndCountPosDevices(
    {
      ...(id ? { id } : {}),
      ...(store_ids ? { retail_store_id: [...store_ids] } : {}),
      ...(status ? { status } : {}),
      ...(q ? { q } : {}),
    } as never,
    { take: page.limit, skip: page.offset, order: { name: "ASC", id: "ASC" } }
  )
  const keys = await pos.listPosDeviceKeys({ device_id: rows.map((row) => row.id) }, {
    take: null,
    order: { created_at: "ASC" },
  } as never)
  const tills = rows.map(
    (row): AdminTill => ({
      id: row.id,
      name: row.name,
      retail_store_id: row.retail_store_id,
      scopes: row.scopes as PosScope[],
      auth_mode: row.auth_mode,
      status: row.status,
      epoch: row.epoch,
      device_info: row.device_info as Record<string, string> | null,
      paired_at: instant(row.paired_at),
      revoked_at: instant(row.revoked_at),
      may_drain: row.may_drain,
      last_seen_at: instant(row.last_seen_at),
      created_at: new Date(row.created_at).toISOString(),
      keys: keys
        .filter((key) => key.device_id === row.id)
        .map((key) => ({
          kid: key.kid,
          created_at: new Date(key.created_at).toISOString(),
          revoked_at: instant(key.revoked_at),
        })),
    })
  )
  return { tills, count }
}

const instant = (date: Date | string | null): string | null => date && new Date(date).toISOString()

/** One till as it is now. */
export async function readTill(container: MedusaContainer, id: string): Promise<AdminTill> {
  const { tills } = await readTills(container, { id }, { limit: 1, offset: 0 })
  return tills[0]!
}
