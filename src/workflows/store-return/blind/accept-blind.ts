import type { MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import { canonicalHash } from "../../../core/canonical-hash"
import { conflict, notFound } from "../../../core/errors"
import { seal } from "../../../core/seal"
import { STORE_RETURN_MODULE } from "../../../modules/store-return"
import {
  type DispositionPlaces,
  disposeUnit,
  type GradedUnit,
} from "../../../modules/store-return/domain/disposition"
import type { Identity } from "../../../modules/store-return/domain/identity"
import type { NewReturnCase } from "../../../modules/store-return/operations/cases"
import type { StoreReturnModuleService } from "../../../modules/store-return/service"
import type { ReturnReason } from "../../../modules/store-return/types"
import { findStoresBy } from "../../stock/queries/stores-of-places"
import { requestBefore } from "../desk/accept-return"
import { readDispositionPlaces } from "../desk/disposition-places"
import { writeCase } from "../desk/write-case"
import { letIn, type Override } from "../policy/let-in"
import { withReturnerLocked } from "../policy/returner"
import { type BlindAsked, type BlindQuote, bringerOf, quoteBlind } from "./quote-blind"

export type AcceptBlindInput = Omit<BlindAsked, "units" | "person"> & {
  person: Identity
  retail_store_id: string
  units: readonly (GradedUnit & { variant_id: string; quantity: number; reason: ReturnReason })[]
  /** What the quote said goes back; minor units. */
  amount: number
  note?: string
  override?: Override
  user_id: string
  idempotency_key?: string
}

/**
 * Takes goods back without a receipt, for store credit or a gift card that a person gives. Once per key; one person's
 * one after the other.
 * @returns the case's id
 * @throws as `quoteBlind`, `letIn`; NOT_FOUND `store_not_found`; CONFLICT `amount_changed`, `idempotency_conflict`
 */
export async function acceptBlind(
  container: MedusaContainer,
  input: AcceptBlindInput
): Promise<string> {
  const [store] = await findStoresBy(container, "id", [input.retail_store_id])
  if (!store) {
    throw notFound("store_not_found", "retail_store_id: there is no such store")
  }
  const bringer = bringerOf(container, input.person)
  return await withReturnerLocked(container, bringer, async () => {
    // Of the person only the hash.
    const { now: _, person: __, idempotency_key, ...asked } = input
    const input_hash = canonicalHash([asked, bringer])
    const by = { way: "desk", id: input.user_id } as const
    const known = await requestBefore(container, { by, idempotency_key, input_hash })
    if (known) {
      return known
    }
    const quote = await quoteBlind(container, input)
    const { id: retail_store_id, stock_location_id } = store
    const places = await readDispositionPlaces(container, { retail_store_id, stock_location_id })
    const added = caseOf(container, input, quote, places, { input_hash, stock_location_id })
    await writeCase(container, added)
    return added.id
  })
}

function caseOf(
  container: MedusaContainer,
  input: AcceptBlindInput,
  { policy, amount, units, assessed }: BlindQuote,
  places: DispositionPlaces,
  more: Pick<NewReturnCase, "input_hash" | "stock_location_id">
): NewReturnCase {
  if (amount !== input.amount) {
    throw conflict("amount_changed", "The amount has changed meanwhile: look at the return again")
  }
  const override = letIn(
    {
      rules: policy.rules,
      currency_code: input.currency_code,
      units: assessed.map((unit) => ({ ...unit, line_item_id: null })),
      titleOf: (_, place) => units[place]!.title,
    },
    input.override ?? null
  )
  const named = input.units.flatMap(({ quantity, ...unit }) =>
    Array.from({ length: quantity }, () => unit)
  )
  const { secret } = container.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  // Stands where the order's line would.
  const line = generateEntityId(undefined, "rtb")
  return {
    ...more,
    id: generateEntityId(undefined, "rtc"),
    ...{ order_id: null, order_display_id: null, gift_receipt_id: null },
    ...{ way: "desk", cashier: null },
    retail_store_id: input.retail_store_id,
    currency_code: input.currency_code,
    ...{ worth: amount, amount },
    note: input.note ?? null,
    accepted_by: input.user_id,
    accepted_at: input.now,
    idempotency_key: input.idempotency_key ?? null,
    units: units.map(({ variant_id, title, amount: worth }, place) => ({
      ...{ order_line_item_id: line, place, variant_id, title, amount: worth },
      ...{ reason: named[place]!.reason, grade: named[place]!.grade },
      ...disposeUnit(named[place]!, places),
    })),
    legs:
      amount > 0
        ? [
            {
              id: generateEntityId(undefined, "rtl"),
              kind: "store_credit",
              ...{ payment_id: null, provider_id: null, tender: null, amount },
              credit_customer_id: null,
            },
          ]
        : [],
    due: 0,
    due_tender: null,
    delivery_address: null,
    new_units: [],
    terms: {
      policy_version: policy.version,
      ...{ fee: 0, lapsed: 0 },
      returner: bringerOf(container, input.person),
      identity: seal(secret, JSON.stringify(input.person)),
      override,
    },
  }
}
