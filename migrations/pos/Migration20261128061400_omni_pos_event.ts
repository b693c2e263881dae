import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The inbox: what tills told us, as they told it. Written in bulk on the way every sale takes, so it is a
 * plain table without the columns and indexes a model would bring.
 */
export class Migration20261128061400_omni_pos_event extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table omni_pos_event (
      device_id text not null,
      event_id uuid not null,
      retail_store_id text not null,
      stock_location_id text not null,
      epoch integer not null,
      seq bigint not null,
      type text not null,
      occurred_at timestamptz not null,
      received_at timestamptz not null,
      business_date date not null,
      hash text not null,
      body jsonb not null,
      status text not null check (status in ('applied', 'deferred', 'quarantined', 'rejected')),
      waits_for text,
      provides text,
      problem jsonb,
      flags text[] not null default '{}',
      receipt_number text,
      shift_id text,
      follow_up text not null default 'none' check (follow_up in ('none', 'pending', 'done', 'failed')),
      follow_up_attempts integer not null default 0,
      follow_up_error text,
      primary key (event_id, device_id),
      constraint omni_pos_event_seq unique (device_id, epoch, seq),
      check ((status = 'deferred') = (waits_for is not null))
    )`)
    this.addSql(
      `create index omni_pos_event_waits on omni_pos_event (waits_for) where waits_for is not null`
    )
    this.addSql(
      `create index omni_pos_event_provides on omni_pos_event (provides) where provides is not null`
    )
    this.addSql(
      `create index omni_pos_event_follow_up on omni_pos_event (device_id, epoch, seq) where follow_up = 'pending'`
    )
    this.addSql(
      `create index omni_pos_event_troubled on omni_pos_event (received_at desc) where status in ('quarantined', 'rejected') or follow_up = 'failed'`
    )
    this.addSql(
      `create index omni_pos_event_received on omni_pos_event (received_at desc, device_id, event_id)`
    )
    this.addSql(
      `create index omni_pos_event_receipt on omni_pos_event (receipt_number) where receipt_number is not null`
    )
    this.addSql(
      `create index omni_pos_event_shift on omni_pos_event (device_id, shift_id) where shift_id is not null`
    )
    this.addSql(
      `create index omni_pos_event_opened on omni_pos_event (business_date desc, occurred_at desc) where type = 'shift.opened'`
    )
    this.addSql(`create table omni_pos_sequence (
      device_id text not null,
      epoch integer not null,
      high bigint not null,
      gaps jsonb not null,
      primary key (device_id, epoch)
    )`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists omni_pos_sequence`)
    this.addSql(`drop table if exists omni_pos_event`)
  }
}
