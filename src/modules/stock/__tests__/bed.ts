import { MikroORM } from "@medusajs/framework/mikro-orm/core"
import { defineConfig, type SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import type { LoaderOptions } from "@medusajs/framework/types"
import { ModulesSdkUtils } from "@medusajs/framework/utils"
import {
  createMigratedDatabase,
  databaseUrl,
  dropTestDatabase,
  uniqueDatabaseName,
} from "../../../../integration-tests/helpers/database"
import { sqlOf } from "../../../core/jobs"
import { boundRows, type Bound } from "../../../core/sql"
import captureForeignChanges from "../loaders/capture-foreign-changes"
import { applyFacts } from "../operations/facts"
import { findDrift } from "../read-models/drift"
import type { ApplyFactsInput } from "../types"

/** Medusa's own tables beside ours, with the triggers a boot binds. */
export async function openStockBed(purpose: string) {
  const name = uniqueDatabaseName(purpose)
  await createMigratedDatabase(name)
  // Medusa's own connection, so that values come back in the form they have in a shop.
  const connection = ModulesSdkUtils.createPgConnection({
    clientUrl: databaseUrl(name),
    pool: { min: 0, max: 25 },
  })
  const orm = await MikroORM.init(
    defineConfig({
      clientUrl: databaseUrl(name),
      entities: [],
      discovery: { warnWhenNoEntities: false },
      driverOptions: connection,
    }) as never
  )
  const fork = () => orm.em.fork() as unknown as SqlEntityManager
  const transaction = <Result>(work: (manager: SqlEntityManager) => Promise<Result>) =>
    fork().transactional((manager) => work(manager as SqlEntityManager))
  const query = <Row = Record<string, never>>(sql: string, values: Bound[] = []) =>
    boundRows<Row>(fork(), sql, values)

  const stockedAt = async (item: string, place: string) => {
    const [level] = await query<{ stocked: number; reserved: number; raw: string }>(
      `select stocked_quantity::float8 as stocked, reserved_quantity::float8 as reserved,
         raw_stocked_quantity->>'value' as raw
       from inventory_level where inventory_item_id = ? and location_id = ? and deleted_at is null`,
      [item, place]
    )
    return level
  }

  /** An item of Medusa's, and how many of it lie where. */
  const item = async (id: string, places: Record<string, number> = {}) => {
    await query("insert into inventory_item (id) values (?)", [id])
    for (const [place, stocked] of Object.entries(places)) {
      await query(
        `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, reserved_quantity,
           raw_stocked_quantity, raw_reserved_quantity)
         values (?, ?, ?, ?::numeric, 0, '{}', '{}')`,
        [`ilev_${id}_${place}`, id, place, stocked]
      )
    }
    return id
  }

  return {
    transaction,
    query,
    item,
    stockedAt,
    bindTriggers: () =>
      captureForeignChanges({
        container: { resolve: () => connection },
      } as unknown as LoaderOptions),
    dropTriggers: () =>
      query(
        `do $$ declare name text; begin
           for name in select tgname from pg_trigger where tgname like 'omni_stock_capture%' loop
             execute format('drop trigger %I on inventory_level', name);
           end loop;
         end $$`
      ),
    apply: (input: Partial<ApplyFactsInput>) =>
      transaction((manager) =>
        applyFacts(manager, { changes: [], counts: [], received_at: new Date(), ...input })
      ),
    drift: () => findDrift(sqlOf(connection), 10),
    /** The ledger of an item in words, oldest first. */
    ledger: async (itemId: string) => {
      const rows = await query<{ words: string }>(
        `select concat_ws(' ', reason, stocked_change::float8, nullif(reserved_change, 0)::float8) as words
         from omni_stock_movement where inventory_item_id = ? order by position`,
        [itemId]
      )
      return rows.map(({ words }) => words)
    },
    close: async () => {
      await orm.close(true)
      await connection.destroy()
      await dropTestDatabase(name)
    },
  }
}

export type StockBed = Awaited<ReturnType<typeof openStockBed>>
