import type { MedusaContainer } from "@medusajs/framework/types"
import { digitsOfSpellings, normalizePhone } from "../../../core/phone"
import { CHANGE_FEED_MODULE } from "../../../modules/change-feed"
import { customersByContact } from "../../../modules/change-feed/read-models/find-customers"
import type { ChangeFeedModuleService } from "../../../modules/change-feed/service"
import { normalIdentifier } from "../../../modules/loyalty/domain/identifiers"
import { findAccount, type Identifier } from "../../../modules/loyalty/operations/identifiers"
import { findProgramme } from "../../../modules/loyalty/read-models/programme"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { loyaltyOf } from "../ledger"

/** So many customers have the same number or address at most. */
const MOST = 100

/** What somebody may have typed or scanned: a card, a phone number of a country with stores, an e-mail address. */
export type WhoFound = { account_ids: string[]; customer_ids: string[] }

/** Countries of the stores: phone numbers are written as people there write them. */
export async function storeCountries(container: MedusaContainer): Promise<string[]> {
  const stores = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores({}, { select: ["country_code"], take: 1000 })
  return [...new Set(stores.map(({ country_code }) => country_code))]
}

/**
 * Accounts and customers that a whole card, phone number or e-mail address belongs to; a part of one finds nobody, so
 * that the search is no list of shoppers.
 */
export async function findByWord(container: MedusaContainer, word: string): Promise<WhoFound> {
  const identifiers = await readings(container, word)
  const loyalty = loyaltyOf(container)
  const account_ids = await loyalty.reading(async (manager) => {
    const programme = await findProgramme(manager, new Date())
    const found: (string | null)[] = []
    for (const identifier of programme ? identifiers : []) {
      const asked = { programme_id: programme!.id, ...identifier }
      found.push(await findAccount(manager, loyalty.secret, asked))
    }
    return found.filter((id) => id !== null)
  })
  const customer_ids: string[] = []
  for (const identifier of identifiers) {
    customer_ids.push(...(await customersBy(container, identifier)))
  }
  return { account_ids: [...new Set(account_ids)], customer_ids: [...new Set(customer_ids)] }
}

/** The ways a word can be read. */
async function readings(container: MedusaContainer, word: string): Promise<Identifier[]> {
  const countries = await storeCountries(container)
  const phones = countries.flatMap((country) => normalizePhone(word, country) ?? [])
  const typed: Identifier[] = [
    { kind: "card", value: word },
    { kind: "email", value: word },
    ...[...new Set([...phones, word])].map((value) => ({ kind: "phone" as const, value })),
  ]
  return typed.filter(({ kind, value }) => normalIdentifier(kind, value) !== null)
}

async function customersBy(
  container: MedusaContainer,
  { kind, value }: Identifier
): Promise<string[]> {
  if (kind === "card") {
    return []
  }
  const feed = container.resolve<ChangeFeedModuleService>(CHANGE_FEED_MODULE)
  const spellings = kind === "email" ? [value.trim().toLowerCase()] : digitsOfSpellings(value)
  const found = await feed.reading((manager) => customersByContact(manager, kind, spellings, MOST))
  return found
    .filter(({ phone }) => kind === "email" || samePhone(phone, value))
    .map(({ id }) => id)
}

/** A number stored without its country is read in the country of the one looked for. */
function samePhone(stored: string | null, wanted: string): boolean {
  const spellings = digitsOfSpellings(wanted)
  return stored !== null && spellings.includes(stored.replace(/\D/g, ""))
}
