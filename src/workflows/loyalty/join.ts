import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { conflict, invalid } from "../../core/errors"
import { normalizeCode } from "../../core/human-code"
import type { SqlEntityManager } from "../../core/sql"
import type { Birthday } from "../../modules/loyalty/domain/bonuses/birthday"
import { type Contact, isSamePerson } from "../../modules/loyalty/domain/bonuses/same-person"
import { normalIdentifier } from "../../modules/loyalty/domain/identifiers"
import { openAccount } from "../../modules/loyalty/operations/accounts"
import { giveSignUpBonus } from "../../modules/loyalty/operations/earning/occasions"
import {
  keepReferral,
  openProfile,
  referrerOf,
  tellBirthday,
} from "../../modules/loyalty/operations/earning/profiles"
import { findAccount } from "../../modules/loyalty/operations/identifiers"
import { survivorOf } from "../../modules/loyalty/operations/open-books"
import { accountOfCode } from "../../modules/loyalty/read-models/profiles"
import { readProgramme } from "../../modules/loyalty/read-models/programme"
import { loyaltyOf, writeLedger } from "./ledger"

export type Joining = {
  customer_id: string
  birthday?: Birthday | null | undefined
  /** Of the member who brought her. */
  referral_code?: string | undefined
}

const ORIGIN = { source: "online", actor: null }

/**
 * A customer joins the programme, tells her birthday if she likes, and who brought her. Who has joined stays as she is:
 * she gets nothing again, but may tell her birthday.
 * @throws NOT_FOUND `programme_not_found`; INVALID_DATA `referral_unknown`; CONFLICT `referral_self`, `referral_late`.
 */
export async function joinProgramme(
  container: MedusaContainer,
  { customer_id, birthday, referral_code }: Joining,
  now: Date
): Promise<void> {
  const inviter = referral_code && (await inviterOf(container, referral_code, customer_id, now))
  await writeLedger(container, async (manager) => {
    const programme = await readProgramme(manager, now)
    const owner = { type: "customer" as const, id: customer_id }
    const opening = { programme_id: programme.id, owner }
    const { account_id, opened } = await openAccount(manager, opening, now)
    await openProfile(manager, account_id, now)
    if (birthday !== undefined) {
      await tellBirthday(manager, account_id, birthday, now)
    }
    if (inviter) {
      await referBy(manager, inviter, { account_id, opened }, now)
    }
    if (opened) {
      await giveSignUpBonus(manager, ORIGIN, { account_id, programme }, now)
    }
  })
}

/** Only who is new can be brought. */
async function referBy(
  manager: SqlEntityManager,
  referrer_id: string,
  { account_id, opened }: { account_id: string; opened: boolean },
  now: Date
): Promise<void> {
  if ((await survivorOf(manager, referrer_id)) === account_id) {
    throw isSelf()
  }
  if (!opened && (await referrerOf(manager, account_id)) !== referrer_id) {
    throw conflict("referral_late", "Who has joined before cannot be brought any more")
  }
  await keepReferral(manager, { referred_id: account_id, referrer_id }, now)
}

const isSelf = (): Error => conflict("referral_self", "Nobody brings themselves")

/** The account of the member whose code it is, unless she is the customer under another name. */
async function inviterOf(
  container: MedusaContainer,
  typed: string,
  customerId: string,
  now: Date
): Promise<string> {
  const service = loyaltyOf(container)
  const code = normalizeCode(typed)
  const found = await service.reading(async (manager) => {
    const programme = await readProgramme(manager, now)
    return code ? await accountOfCode(manager, programme.id, code) : null
  })
  if (!found) {
    throw invalid("referral_unknown", "referral_code: nobody has this code")
  }
  const own = await contactOf(container, customerId)
  const other = found.owner_id ? await contactOf(container, found.owner_id) : null
  if ((other && isSamePerson(own, other)) || (await isFoundAs(container, own, found.account_id))) {
    throw isSelf()
  }
  return found.account_id
}

async function contactOf(container: MedusaContainer, customerId: string): Promise<Contact> {
  const [customer] = await container
    .resolve(Modules.CUSTOMER)
    .listCustomers({ id: customerId }, { select: ["id", "email", "phone"] })
  return { email: customer?.email ?? null, phone: customer?.phone ?? null }
}

/** Whether tills know the account by this person's address or number. */
async function isFoundAs(
  container: MedusaContainer,
  { email, phone }: Contact,
  accountId: string
): Promise<boolean> {
  const service = loyaltyOf(container)
  return await service.reading(async (manager) => {
    const programme = await readProgramme(manager, new Date())
    const survivor = await survivorOf(manager, accountId)
    const contacts = [
      { kind: "email" as const, value: email },
      { kind: "phone" as const, value: phone },
    ]
    for (const { kind, value } of contacts) {
      if (value && normalIdentifier(kind, value)) {
        const named = { programme_id: programme.id, kind, value }
        if ((await findAccount(manager, service.secret, named)) === survivor) {
          return true
        }
      }
    }
    return false
  })
}
