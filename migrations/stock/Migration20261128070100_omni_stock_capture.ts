import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const MOVEMENT = `insert into omni_stock_movement
  (inventory_item_id, stock_location_id, stocked_change, reserved_change, reason, reference, occurred_at)`

/** The gateway writes its own movement for what it changes, and says so for the time of its statement. */
const FOREIGN = "coalesce(current_setting('omni.stock_gateway', true), '') <> 'on'"

const captureFunction = (event: string, body: string) => `
  create or replace function omni_stock_capture_${event}() returns trigger language plpgsql as $$
  begin
    if ${FOREIGN} then
      ${MOVEMENT}
      ${body};
    end if;
    return null;
  end $$`

/** A level that gets its first units from elsewhere is opened with them; what follows are changes. */
const reasonFor = (stocked: string) => `
  case when ${stocked} = 0 or exists (
    select 1 from omni_stock_movement known
    where known.inventory_item_id = changed.inventory_item_id and known.stock_location_id = changed.location_id
      and (known.stocked_change <> 0 or known.reason = 'counted')
  ) then 'medusa' else 'opening' end`

const wholeLevel = (sign: string) => `
  select inventory_item_id, location_id, ${sign}stocked_quantity, ${sign}reserved_quantity,
    ${reasonFor("stocked_quantity")}, 'medusa:' || id, clock_timestamp()
  from changed where deleted_at is null and (stocked_quantity <> 0 or reserved_quantity <> 0)`

/**
 * What is changed past the gateway is written down too, so that a level is always the sum of its movements.
 * The functions are made here; the module binds them to Medusa's table at boot, when it is there.
 */
export class Migration20261128070100_omni_stock_capture extends Migration {
  override async up(): Promise<void> {
    // Medusa allows fractions, and a till may count far. Earlier movements happened when they were written.
    this.addSql(`alter table omni_stock_movement
      alter column stocked_change type numeric, alter column reserved_change type numeric,
      alter column seq type bigint,
      alter column occurred_at drop default, alter column occurred_at type timestamptz using created_at`)
    this.addSql("alter table omni_stock_count alter column seq type bigint")
    // Movements of one level follow each other by their position: it is given while the level is locked.
    this.addSql(
      "alter table omni_stock_movement add column position bigint generated always as identity"
    )
    // Written by the hundred and by triggers: the database makes the ids, one after the other.
    for (const [table, prefix] of [
      ["omni_stock_movement", "stm"],
      ["omni_stock_count", "stc"],
    ]) {
      this.addSql(`create sequence ${table}_number owned by ${table}.id`)
      this.addSql(`alter table ${table}
        alter column id set default '${prefix}_' || lpad(nextval('${table}_number')::text, 12, '0')`)
    }
    this.addSql(`create index omni_stock_movement_level
      on omni_stock_movement (inventory_item_id, stock_location_id, position)`)
    // Nothing is ever deleted here, softly or not: an index of it would only cost.
    this.addSql(`drop index if exists "IDX_omni_stock_movement_deleted_at"`)
    this.addSql(`drop index if exists "IDX_omni_stock_count_deleted_at"`)
    this.addSql(captureFunction("insert", wholeLevel("")))
    this.addSql(captureFunction("delete", wholeLevel("-")))
    // A level that is deleted softly is gone, and one that is restored is there again.
    this.addSql(
      captureFunction(
        "update",
        `select inventory_item_id, location_id, stocked, reserved,
           ${reasonFor("stocked")}, 'medusa:' || level_id, clock_timestamp()
         from (
           select after.id as level_id, after.inventory_item_id, after.location_id,
             case when after.deleted_at is null then after.stocked_quantity else 0 end
               - case when before.deleted_at is null then before.stocked_quantity else 0 end as stocked,
             case when after.deleted_at is null then after.reserved_quantity else 0 end
               - case when before.deleted_at is null then before.reserved_quantity else 0 end as reserved
           from after join before on before.id = after.id
         ) changed
         where stocked <> 0 or reserved <> 0`
      )
    )
    // The ledger begins with what stood there. Bound anew, the triggers may have missed changes of a ledger that had begun.
    this.addSql(`
      create or replace function omni_stock_open_ledger() returns void language plpgsql as $$ begin
        ${MOVEMENT}
        select item, place, sum(stocked), sum(reserved), case when bool_or(begun) then 'medusa' else 'opening' end,
          'opening', clock_timestamp()
        from (
          select inventory_item_id as item, location_id as place, stocked_quantity as stocked,
            reserved_quantity as reserved, false as begun
          from inventory_level where deleted_at is null
          union all
          select inventory_item_id, stock_location_id, -stocked_change, -reserved_change,
            reason in ('opening', 'medusa', 'counted')
          from omni_stock_movement
        ) facts
        group by item, place
        having sum(stocked) <> 0 or sum(reserved) <> 0;
      end
      $$`)
    this.addSql(`create or replace trigger omni_stock_count_append_only
      before update or delete on omni_stock_count
      for each row execute function omni_refuse_change()`)
  }

  override async down(): Promise<void> {
    this.addSql("drop trigger if exists omni_stock_count_append_only on omni_stock_count")
    for (const event of ["insert", "update", "delete"]) {
      this.addSql(`drop function if exists omni_stock_capture_${event}() cascade`)
    }
    this.addSql("drop function if exists omni_stock_open_ledger()")
    this.addSql("drop index if exists omni_stock_movement_level")
    this.addSql("alter table omni_stock_movement drop column if exists position")
    this.addSql("alter table omni_stock_movement alter column id drop default")
    this.addSql(
      "drop sequence if exists omni_stock_movement_number, omni_stock_count_number cascade"
    )
  }
}
