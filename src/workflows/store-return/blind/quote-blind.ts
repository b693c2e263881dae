import type { MedusaContainer } from "@medusajs/framework/types"
import { conflict } from "../../../core/errors"
import { keyedHash } from "../../../core/keyed-hash"
import { DAY_MS } from "../../../core/zone"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import { assessBlind } from "../../../modules/store-return/domain/blind"
import type { SaidOfUnit } from "../../../modules/store-return/domain/condition"
import { type Identity, identityKey } from "../../../modules/store-return/domain/identity"
import type { DeskRole } from "../../../modules/store-return/domain/overrides"
import type { AssessedUnit, BroughtBack } from "../../../modules/store-return/domain/policy"
import type { Returner } from "../../../modules/store-return/operations/terms"
import { readBroughtBack } from "../../../modules/store-return/read-models/brought-back"
import { findPolicy, type Policy } from "../../../modules/store-return/read-models/policies"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { AdminBlindQuote } from "../../../types/return-desk"
import { readCentre } from "../desk/disposition-places"
import { mayLetIn, refusalsTold } from "../policy/told"
import { type BlindGoods, readBlindGoods } from "./read-goods"

export type BlindAsked = {
  currency_code: string
  units: readonly (SaidOfUnit & { variant_id: string; quantity: number })[]
  /** Left out: nobody was asked yet, and no limit of one person is looked at. */
  person?: Identity
  now: Date
}

export type BlindQuote = {
  policy: Policy
  currency_code: string
  amount: number
  /** One by one, in the order they were named. */
  units: BlindGoods[]
  /** Of each unit. */
  assessed: Pick<AssessedUnit, "refusals" | "place">[]
}

const NOTHING: BroughtBack = { units: 0, amount: 0 }

/** Who brings goods without a receipt, by a name that tells strangers nothing. */
export function bringerOf(container: MedusaContainer, person: Identity): Returner {
  const { secret } = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const identity_hash = keyedHash(secret, "return-identity", identityKey(person)).toString("hex")
  return { customer_id: null, email_hash: null, identity_hash }
}

/**
 * What goods without a receipt come to now, and what the policy refuses of them.
 * @throws CONFLICT `blind_not_taken` when the shop takes none, `no_price`; NOT_FOUND `variant_not_found`
 */
export async function quoteBlind(
  container: MedusaContainer,
  { currency_code, units, person, now }: BlindAsked
): Promise<BlindQuote> {
  const desk = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const policy = await desk.reading((manager) => findPolicy(manager, now))
  const { enabled, price_days, person: limit } = policy.rules.blind
  if (!enabled) {
    throw conflict("blind_not_taken", "This shop takes nothing back without a receipt")
  }
  const ids = units.map(({ variant_id }) => variant_id)
  const goods = await readBlindGoods(container, ids, currency_code, { price_days, now })
  const each = units.flatMap(({ variant_id, quantity, grade, reason }) =>
    Array.from({ length: quantity }, () => ({ ...goods.get(variant_id)!, grade, reason }))
  )
  const since = new Date(now.getTime() - limit.days * DAY_MS)
  const before = person
    ? await desk.reading((manager) =>
        readBroughtBack(manager, bringerOf(container, person), currency_code, since)
      )
    : NOTHING
  return {
    ...{ policy, currency_code },
    amount: each.reduce((sum, { amount }) => sum + amount, 0),
    units: each,
    assessed: assessBlind(policy.rules, each, before, currency_code),
  }
}

/** The quote as the dashboard gets it, for somebody of this role. */
export async function blindQuoteTold(
  container: MedusaContainer,
  { policy: { rules, version }, currency_code, amount, units, assessed }: BlindQuote,
  role: DeskRole
): Promise<AdminBlindQuote> {
  return {
    ...{ currency_code, amount, policy_version: version, price_days: rules.blind.price_days },
    may_override: mayLetIn(
      rules,
      assessed.flatMap(({ refusals }) => refusals),
      role
    ),
    centre: await readCentre(container),
    units: units.map(({ variant_id, title, amount: worth, price_of }, index) => ({
      ...{ variant_id, title, amount: worth, price_of },
      refusals: refusalsTold(rules, assessed[index]!.refusals, title, currency_code),
    })),
  }
}
