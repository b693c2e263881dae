import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** As it is looked for: the digits of a phone number however it is written, an address in small letters. */
const CONTACTS = (rows: string) => `
  select id, 'phone', regexp_replace(phone, '\\D', '', 'g') from ${rows}
  where deleted_at is null and phone ~ '\\d'
  union all
  select id, 'email', lower(btrim(email)) from ${rows}
  where deleted_at is null and email <> ''
  on conflict do nothing`

const INSERT = "insert into omni_customer_contact (customer_id, kind, value)"

/**
 * By what a shopper is found at a till. Medusa keeps phone and address as they were typed and has no index on
 * the phone. Kept by triggers, in the transaction that changes the customer; they are bound at boot.
 */
export class Migration20261128073000_omni_change_feed_customer_contact extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table omni_customer_contact (
      customer_id text not null,
      kind text not null check (kind in ('phone', 'email')),
      value text not null,
      primary key (kind, value, customer_id)
    )`)
    this.addSql(
      `create index omni_customer_contact_customer on omni_customer_contact (customer_id)`
    )
    this
      .addSql(`create function omni_customer_contact_added() returns trigger language plpgsql as $$
      begin
        ${INSERT} ${CONTACTS("changed")};
        return null;
      end $$`)
    this
      .addSql(`create function omni_customer_contact_changed() returns trigger language plpgsql as $$
      begin
        delete from omni_customer_contact contact using after join before on before.id = after.id
        where contact.customer_id = after.id and (after.phone, after.email, after.deleted_at)
          is distinct from (before.phone, before.email, before.deleted_at);
        ${INSERT} ${CONTACTS(`(select after.* from after join before on before.id = after.id
          where (after.phone, after.email, after.deleted_at)
            is distinct from (before.phone, before.email, before.deleted_at)) moved`)};
        return null;
      end $$`)
    this
      .addSql(`create function omni_customer_contact_removed() returns trigger language plpgsql as $$
      begin
        delete from omni_customer_contact contact using changed where contact.customer_id = changed.id;
        return null;
      end $$`)
    this.addSql(`create function omni_customer_contact_refill() returns void language plpgsql as $$
      begin
        delete from omni_customer_contact;
        ${INSERT} ${CONTACTS("customer")};
      end $$`)
  }

  override async down(): Promise<void> {
    for (const event of ["added", "changed", "removed"]) {
      this.addSql(`drop function if exists omni_customer_contact_${event}() cascade`)
    }
    this.addSql(`drop function if exists omni_customer_contact_refill()`)
    this.addSql(`drop table if exists omni_customer_contact`)
  }
}
