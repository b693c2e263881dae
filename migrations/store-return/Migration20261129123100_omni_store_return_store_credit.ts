import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Store credit that the official loyalty plugin gives by itself: to whom, and what was made of it. */
export class Migration20261129123100_omni_store_return_store_credit extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table omni_return_leg
      add column credit_customer_id text,
      add column credit_transaction_id text,
      add check (credit_customer_id is null or kind = 'store_credit'),
      add check (credit_transaction_id is null
        or (credit_customer_id is not null and done_at is not null and done_by is null))`)
    // What was credited stands for one leg.
    this.addSql(`create unique index omni_return_leg_credit
      on omni_return_leg (credit_transaction_id) where credit_transaction_id is not null`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table omni_return_leg
      drop column credit_customer_id, drop column credit_transaction_id`)
  }
}
