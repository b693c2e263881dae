import type { MedusaContainer } from "@medusajs/framework/types"
import { notFound } from "../../../core/errors"
import { digitsOfSpellings, normalizePhone } from "../../../core/phone"
import { problem, ProblemError } from "../../../core/problem"
import { CHANGE_FEED_MODULE } from "../../../modules/change-feed"
import { readCustomers } from "../../../modules/change-feed/read-models/customers"
import {
  countryOfStore,
  customersByContact,
} from "../../../modules/change-feed/read-models/find-customers"
import type { ChangeFeedModuleService } from "../../../modules/change-feed/service"
import type { PosCustomerList } from "../../../types/pos-changes"
import { accountOfIdentifier } from "../../loyalty/identified-account"

/** What a shopper may be found by at a till. A card is what its number or its QR code says. */
export type CustomerKey = "phone" | "email" | "card"

/** So many have the same number or address at most; more of them would be no way to tell people apart. */
const MOST = 100

/** Ids of the customers a value means exactly, the likeliest first. */
type Finder = (container: MedusaContainer, value: string, storeId: string) => Promise<string[]>

const feedOf = (container: MedusaContainer): ChangeFeedModuleService =>
  container.resolve<ChangeFeedModuleService>(CHANGE_FEED_MODULE)

/**
 * A phone number in its one form, read in the country of the till's store.
 * @throws ProblemError 422 `invalid_phone`; NOT_FOUND `store_not_found`
 */
export async function phoneNumberOf(
  container: MedusaContainer,
  typed: string,
  storeId: string
): Promise<{ number: string; country: string }> {
  const country = await feedOf(container).reading((manager) => countryOfStore(manager, storeId))
  if (!country) {
    throw notFound("store_not_found", "The till's store does not exist any more")
  }
  const number = normalizePhone(typed, country)
  if (!number) {
    throw new ProblemError(
      problem(422, "invalid_phone", "This is no phone number", { pointer: "/phone" })
    )
  }
  return { number, country }
}

/** Written in any way, here and there: numbers are compared in their one form. */
const byPhone: Finder = async (container, typed, storeId) => {
  const { number, country } = await phoneNumberOf(container, typed, storeId)
  const found = await feedOf(container).reading((manager) =>
    customersByContact(manager, "phone", digitsOfSpellings(number), MOST)
  )
  return found
    .filter((customer) => normalizePhone(customer.phone ?? "", country) === number)
    .map((customer) => customer.id)
}

const byEmail: Finder = async (container, typed) => {
  const found = await feedOf(container).reading((manager) =>
    customersByContact(manager, "email", [typed.trim().toLowerCase()], MOST)
  )
  return found.map((customer) => customer.id)
}

/** Whose loyalty card it is; a card nobody has claimed is nobody's. */
const byCard: Finder = async (container, typed) => {
  const account = await accountOfIdentifier(container, { kind: "card", value: typed })
  return account?.owner_id ? [account.owner_id] : []
}

const FINDERS: Record<CustomerKey, Finder> = { phone: byPhone, email: byEmail, card: byCard }

type FindInput = {
  key: CustomerKey
  value: string
  retail_store_id: string
  limit: number
  offset: number
}

/**
 * Everybody a whole phone number, address or card belongs to, the likeliest first.
 * @throws ProblemError 422 `invalid_phone`; NOT_FOUND `store_not_found`
 */
export async function customerIdsOf(
  container: MedusaContainer,
  { key, value, retail_store_id }: Pick<FindInput, "key" | "value" | "retail_store_id">
): Promise<string[]> {
  return await FINDERS[key](container, value, retail_store_id)
}

/**
 * Shoppers by a whole phone number, address or card; parts of one find nobody, so that a till is no list of
 * customers. @throws ProblemError 422 `invalid_phone`; NOT_FOUND `store_not_found`
 */
export async function findCustomers(
  container: MedusaContainer,
  { limit, offset, ...asked }: FindInput
): Promise<PosCustomerList> {
  const ids = await customerIdsOf(container, asked)
  const page = ids.slice(offset, offset + limit)
  const known = await feedOf(container).reading((manager) => readCustomers(manager, { ids: page }))
  const customers = page.flatMap((id) => {
    const data = known.get(id)
    return data ? [{ id, ...data }] : []
  })
  return { customers, count: ids.length, limit, offset }
}
