import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Marks: which thing changed in which transaction. Written by triggers in the transaction of the change itself,
 * in bulk, so it is a plain table. The triggers are bound at boot: the tables they stand on belong to modules
 * whose migrations may run later.
 */
export class Migration20261128063100_omni_change_feed_marks extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `insert into omni_change_feed (id, generation) values ('feed', gen_random_uuid()::text)`
    )
    this.addSql(`create table omni_change (
      id bigint generated always as identity,
      kind text collate "C" not null,
      scope text collate "C" not null default '',
      entity_id text collate "C" not null,
      xid xid8 not null default pg_current_xact_id(),
      marked_at timestamptz not null default now(),
      constraint omni_change_pkey primary key (kind, scope, xid, id),
      constraint omni_change_once unique (entity_id, kind, scope, xid)
    )`)
    this.addSql(`create function omni_change_mark() returns trigger language plpgsql as $$
      begin
        execute 'insert into omni_change (kind, scope, entity_id)
          select distinct kind, scope, entity_id from (' || tg_argv[0] || ') as marks (kind, scope, entity_id)
          where scope is not null and entity_id is not null
          on conflict on constraint omni_change_once do nothing';
        return null;
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists omni_change_mark() cascade`)
    this.addSql(`drop table if exists omni_change`)
  }
}
