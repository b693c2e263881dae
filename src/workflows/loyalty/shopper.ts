import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../core/errors"
import { survivorOf } from "../../modules/loyalty/operations/open-books"
import { claimQr } from "../../modules/loyalty/operations/qr"
import { findMembers, readProgramme } from "../../modules/loyalty/read-models/programme"
import { customerIdsOf, phoneNumberOf } from "../pos/queries/find-customers"
import { accountOfIdentifier } from "./identified-account"
import { loyaltyOf, writeLedger } from "./ledger"

/** How a till names a shopper; exactly one. */
export type ShopperKeys = {
  account_id?: string
  customer_id?: string
  card?: string
  phone?: string
  email?: string
  qr?: string
}

/** Who reads the shopper's code, and for which receipt; null: only to look. */
export type ReadBy = { device_id: string; retail_store_id: string; receipt: string | null }

type Finder = (container: MedusaContainer, value: string, by: ReadBy) => Promise<string | null>

const byAccount: Finder = async (container, id) =>
  await loyaltyOf(container).reading((manager) => survivorOf(manager, id))

const byCard: Finder = async (container, value) =>
  (await accountOfIdentifier(container, { kind: "card", value }))?.account_id ?? null

/** As it is registered with an account, else as that of a customer who has one. */
const byPhone: Finder = async (container, typed, { retail_store_id }) => {
  const { number } = await phoneNumberOf(container, typed, retail_store_id)
  const registered = await accountOfIdentifier(container, { kind: "phone", value: number })
  const asked = { key: "phone" as const, value: typed, retail_store_id }
  return (
    registered?.account_id ?? (await ofCustomers(container, await customerIdsOf(container, asked)))
  )
}

const byEmail: Finder = async (container, value, { retail_store_id }) => {
  const registered = await accountOfIdentifier(container, { kind: "email", value })
  const asked = { key: "email" as const, value, retail_store_id }
  return (
    registered?.account_id ?? (await ofCustomers(container, await customerIdsOf(container, asked)))
  )
}

const byCustomer: Finder = async (container, id) => await ofCustomers(container, [id])

const byQr: Finder = async (container, text, { device_id, receipt }) => {
  const service = loyaltyOf(container)
  return await writeLedger(container, (manager) =>
    claimQr(manager, service.secret, { text, device_id, receipt }, new Date())
  )
}

/** The account of the first of these customers who has one. */
async function ofCustomers(
  container: MedusaContainer,
  customerIds: readonly string[]
): Promise<string | null> {
  return await loyaltyOf(container).reading(async (manager) => {
    const { id: programme_id } = await readProgramme(manager, new Date())
    const members = await findMembers(manager, programme_id, customerIds)
    const first = customerIds.find((id) => members.has(id))
    return first ? members.get(first)!.account_id : null
  })
}

const FINDERS: Record<keyof ShopperKeys, Finder> = {
  account_id: byAccount,
  customer_id: byCustomer,
  card: byCard,
  phone: byPhone,
  email: byEmail,
  qr: byQr,
}

/**
 * The account of the shopper at the till, where it is now if it was merged.
 * @throws NOT_FOUND `account_not_found`, `programme_not_found`, `store_not_found`, `qr_unknown`; CONFLICT `qr_expired`,
 * `qr_used`; ProblemError 422 `invalid_phone`.
 */
export async function shopperAccount(
  container: MedusaContainer,
  keys: ShopperKeys,
  by: ReadBy
): Promise<string> {
  const [[key, value]] = Object.entries(keys).filter(([, given]) => given) as [
    [keyof ShopperKeys, string],
  ]
  const account_id = await FINDERS[key](container, value, by)
  if (!account_id) {
    throw notFound("account_not_found", "Nobody here has points by that name")
  }
  return account_id
}
