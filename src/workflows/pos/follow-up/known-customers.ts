import type { MedusaContainer } from "@medusajs/framework/types"
import { digitsOfSpellings, normalizePhone } from "../../../core/phone"
import { CHANGE_FEED_MODULE } from "../../../modules/change-feed"
import {
  customersByAny,
  type KnownCustomer,
} from "../../../modules/change-feed/read-models/find-customers"
import type { ChangeFeedModuleService } from "../../../modules/change-feed/service"

/** A person as a till names one. National phone numbers are read in the country of its store. */
export type NamedPerson = {
  customer_id?: string
  email?: string
  phone?: string
  country_code?: string
}

export type FindCustomer = (person: NamedPerson) => KnownCustomer | undefined

const addressOf = (email: string): string => email.trim().toLowerCase()

const numberOf = (phone: string, country = ""): string => normalizePhone(phone, country) ?? phone

const digitsOf = (number: string): string[] => [
  number.replace(/\D/g, ""),
  ...digitsOfSpellings(number),
]

/**
 * Looks up everybody a till named, at once and as `GET /pos/v1/customers` does: phones in their one form,
 * whichever way they are written here or there.
 * @returns who a person is: by id, else by address, else by phone; an account before a guest
 */
export async function readCustomers(
  container: MedusaContainer,
  people: readonly NamedPerson[]
): Promise<FindCustomer> {
  if (people.length === 0) {
    return () => undefined
  }
  const customers = await container
    .resolve<ChangeFeedModuleService>(CHANGE_FEED_MODULE)
    .reading((manager) =>
      customersByAny(manager, {
        ids: people.flatMap(({ customer_id }) => customer_id ?? []),
        emails: people.flatMap(({ email }) => (email ? addressOf(email) : [])),
        phones: people.flatMap(({ phone, country_code }) =>
          phone ? digitsOf(numberOf(phone, country_code)) : []
        ),
      })
    )
  return ({ customer_id, email, phone, country_code }) =>
    customers.find(({ id }) => id === customer_id) ??
    customers.find(
      (known) => email && known.email && addressOf(known.email) === addressOf(email)
    ) ??
    customers.find(
      (known) =>
        phone &&
        known.phone &&
        numberOf(known.phone, country_code) === numberOf(phone, country_code)
    )
}
