import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Messages, what became of each at each endpoint, and every attempt. Written and claimed in bulk, so these are
 * plain tables without the columns and indexes a model would bring.
 */
export class Migration20261128064500_omni_webhook_delivery extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table omni_webhook_message (
      id text primary key,
      topic text not null,
      type text not null,
      source_key text not null unique,
      retail_store_id text,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      body text not null check (octet_length(body) <= 20480)
    )`)
    this.addSql(
      `create index omni_webhook_message_recorded on omni_webhook_message (recorded_at, id)`
    )
    this.addSql(
      `create index omni_webhook_message_stock on omni_webhook_message (recorded_at) where topic = 'stock'`
    )
    this.addSql(`create table omni_webhook_delivery (
      id text primary key default 'whd_' || replace(gen_random_uuid()::text, '-', ''),
      message_id text not null references omni_webhook_message (id) on delete cascade,
      endpoint_id text not null,
      replay_id text not null default '',
      status text not null default 'pending' check (status in ('pending', 'delivered', 'failed')),
      step integer not null default 0,
      attempts integer not null default 0,
      next_attempt_at timestamptz,
      last_status_code integer,
      last_error text,
      created_at timestamptz not null,
      finished_at timestamptz,
      unique (message_id, endpoint_id, replay_id),
      check ((status = 'pending') = (next_attempt_at is not null)),
      check ((status = 'pending') = (finished_at is null))
    )`)
    this.addSql(
      `create index omni_webhook_delivery_due on omni_webhook_delivery (endpoint_id, next_attempt_at, id) where status = 'pending'`
    )
    this.addSql(
      `create index omni_webhook_delivery_endpoint on omni_webhook_delivery (endpoint_id, created_at desc, id desc)`
    )
    this.addSql(
      `create index omni_webhook_delivery_created on omni_webhook_delivery (created_at desc, id desc)`
    )
    this.addSql(
      `create index omni_webhook_delivery_replay on omni_webhook_delivery (replay_id) where replay_id <> ''`
    )
    this.addSql(`create table omni_webhook_attempt (
      delivery_id text not null references omni_webhook_delivery (id) on delete cascade,
      number integer not null,
      sent_at timestamptz not null,
      duration_ms integer not null,
      status_code integer,
      error text,
      answer text,
      primary key (delivery_id, number)
    )`)
    this.addSql(`create table omni_webhook_replay (
      id text primary key,
      endpoint_id text not null,
      from_at timestamptz not null,
      to_at timestamptz not null,
      topics text[],
      status text not null default 'running' check (status in ('running', 'done')),
      total integer not null,
      created integer not null default 0,
      cursor_at timestamptz,
      cursor_id text,
      created_at timestamptz not null
    )`)
    this.addSql(
      `create index omni_webhook_replay_endpoint on omni_webhook_replay (endpoint_id, created_at desc)`
    )
  }

  override async down(): Promise<void> {
    for (const table of ["attempt", "delivery", "message", "replay"]) {
      this.addSql(`drop table if exists omni_webhook_${table}`)
    }
  }
}
