import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Units of a line that cases took back and Medusa's order does not show yet. */
const pending = (ofCase: string) => `
  create or replace function omni_return_units_pending(order_of text, line text)
  returns bigint language sql stable as $$
    select coalesce(sum(${ofCase}), 0)::bigint
    from (
      select returned.id, count(*) as units
      from omni_return_case returned join omni_return_unit unit on unit.case_id = returned.id
      where returned.order_id = order_of and unit.order_line_item_id = line
        and returned.medusa_return_id is null and returned.deleted_at is null
        and not exists (
          select 1 from order_change_action change
          where change.order_id = order_of and change.action = 'RETURN_ITEM'
            and change.details->'metadata'->>'omni_return_case' = returned.id
            and change.deleted_at is null
        )
      group by returned.id
    ) taken
  $$`

/** What shoppers ask to bring or send back, and what they are told of it. */
export class Migration20261128234500_omni_store_return_requests extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table omni_return_request (
      id text primary key,
      order_id text not null,
      order_display_id integer not null,
      state text not null default 'requested'
        check (state in ('requested', 'received', 'cancelled', 'expired')),
      way text not null check (way in ('store', 'post')),
      retail_store_id text check (way = 'store' or retail_store_id is null),
      asked_by text not null check (asked_by in ('shopper', 'guest')),
      customer_id text check ((asked_by = 'shopper') = (customer_id is not null)),
      code_issue integer not null check (code_issue > 0),
      code_hash text not null unique,
      medusa_return_id text not null unique,
      case_id text unique references omni_return_case deferrable initially deferred
        check (case_id is null or state = 'received'),
      idempotency_key text,
      input_hash text not null,
      asked_at timestamptz not null,
      expires_at timestamptz not null check (expires_at > asked_at),
      ended_at timestamptz check ((ended_at is null) = (state = 'requested'))
    )`)
    this.addSql(`create unique index omni_return_request_key
      on omni_return_request (order_id, idempotency_key) where idempotency_key is not null`)
    this.addSql(`create index omni_return_request_order
      on omni_return_request (order_id, asked_at, id)`)
    this.addSql(`create index omni_return_request_asked on omni_return_request (asked_at, id)`)
    this.addSql(`create index omni_return_request_open
      on omni_return_request (expires_at, id) where state = 'requested'`)
    this.addSql(`create table omni_return_request_unit (
      request_id text not null references omni_return_request,
      order_line_item_id text not null,
      reason text not null,
      quantity integer not null check (quantity > 0),
      title text not null,
      primary key (request_id, order_line_item_id, reason)
    )`)
    // What a parcel had in it that nobody sold in this order.
    this.addSql(`create table omni_return_request_stray (
      request_id text not null references omni_return_request,
      position integer not null check (position >= 0),
      description text not null,
      quantity integer not null check (quantity > 0),
      primary key (request_id, position)
    )`)
    this.addSql(`create table omni_return_notice (
      id text primary key,
      request_id text not null references omni_return_request,
      kind text not null
        check (kind in ('requested', 'received', 'refunded', 'cancelled', 'expired')),
      occasion text not null,
      state text not null check (state in ('pending', 'sent', 'suppressed')),
      due_at timestamptz not null,
      sent_at timestamptz check ((sent_at is not null) = (state = 'sent')),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz
    )`)
    this.addSql(`create unique index omni_return_notice_once
      on omni_return_notice (request_id, kind, occasion) where deleted_at is null`)
    this.addSql(`create index omni_return_notice_due
      on omni_return_notice (due_at) where state = 'pending'`)
    // Medusa's return holds the units of a request. Those that came of it are counted there until it is cancelled.
    this.addSql(`create function omni_return_units_held(of_case text, line text)
      returns bigint language sql stable as $$
        select coalesce(sum(unit.quantity), 0)::bigint
        from omni_return_request request
        join omni_return_request_unit unit on unit.request_id = request.id
        join "return" held on held.id = request.medusa_return_id
        where request.case_id = of_case and unit.order_line_item_id = line
          and held.status <> 'canceled' and held.deleted_at is null
      $$`)
    this.addSql(pending("greatest(units - omni_return_units_held(id, line), 0)"))
    // A parcel is received at a place that may be no store.
    this.addSql("alter table omni_return_case alter column retail_store_id drop not null")
  }

  override async down(): Promise<void> {
    this.addSql(pending("units"))
    this.addSql("drop function if exists omni_return_units_held(text, text)")
    for (const table of ["notice", "request_stray", "request_unit", "request"]) {
      this.addSql(`drop table if exists omni_return_${table}`)
    }
  }
}
