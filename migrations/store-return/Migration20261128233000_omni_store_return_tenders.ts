import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Legs by tender, beside those of payments and what neither holds. */
export class Migration20261128233000_omni_store_return_tenders extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table omni_return_leg
      add column kind text check (kind in ('payment', 'tender', 'store_credit')),
      add column tender text,
      add column done_way text check (done_way in ('desk', 'till'))`)
    this.addSql(`update omni_return_leg
      set kind = case when payment_id is null then 'store_credit' else 'payment' end,
        done_way = case when done_by is not null then 'desk' end`)
    this.addSql(`alter table omni_return_leg alter column kind set not null,
      add check ((done_by is null) = (done_way is null)),
      add check ((kind = 'payment') = (payment_id is not null)),
      add check ((kind = 'tender') = (tender is not null))`)
    this.addSql("drop index omni_return_leg_payment")
    this.addSql(`create unique index omni_return_leg_where
      on omni_return_leg (case_id, kind, coalesce(payment_id, tender, ''))`)
    // Only a till has somebody at its counter who is no user of the dashboard.
    this.addSql("alter table omni_return_case add check (way = 'till' or cashier is null)")
  }

  override async down(): Promise<void> {
    this.addSql("drop index omni_return_leg_where")
    this.addSql(`alter table omni_return_leg drop column kind, drop column tender,
      drop column done_way`)
    this.addSql(`create unique index omni_return_leg_payment
      on omni_return_leg (case_id, coalesce(payment_id, ''))`)
  }
}
