import { boundRows, type SqlEntityManager } from "../../../core/sql"

export type FoundCustomer = { id: string; phone: string | null }

/** Customers with one of these contacts; registered ones first, then the oldest. One statement. */
export async function customersByContact(
  manager: SqlEntityManager,
  kind: "phone" | "email",
  values: readonly string[],
  limit: number
): Promise<FoundCustomer[]> {
  return await boundRows<FoundCustomer>(
    manager,
    `select c.id, c.phone from customer c
     where c.deleted_at is null and c.id in (
       select customer_id from omni_customer_contact where kind = ? and value = any(?::text[]))
     order by c.has_account desc, c.created_at, c.id limit ?`,
    [kind, values, limit]
  )
}

/** The country a store's national phone numbers are read in; null when there is no such store. One statement. */
export async function countryOfStore(
  manager: SqlEntityManager,
  storeId: string
): Promise<string | null> {
  const [row] = await boundRows<{ country_code: string }>(
    manager,
    "select country_code from omni_retail_store where id = ? and deleted_at is null",
    [storeId]
  )
  return row?.country_code ?? null
}

export type KnownCustomer = { id: string; email: string | null; phone: string | null }

/** Customers with one of these ids or contacts; registered ones first, then the oldest. One statement. */
export async function customersByAny(
  manager: SqlEntityManager,
  wanted: { ids: readonly string[]; emails: readonly string[]; phones: readonly string[] }
): Promise<KnownCustomer[]> {
  return await boundRows<KnownCustomer>(
    manager,
    `select c.id, c.email, c.phone from customer c
     where c.deleted_at is null and c.id in (
       select unnest(?::text[])
       union all select customer_id from omni_customer_contact where kind = 'email' and value = any(?::text[])
       union all select customer_id from omni_customer_contact where kind = 'phone' and value = any(?::text[]))
     order by c.has_account desc, c.created_at, c.id`,
    [wanted.ids, wanted.emails, wanted.phones]
  )
}
