import { z } from "@medusajs/framework/zod"
import type { GradedUnit } from "../../../modules/store-return/domain/disposition"
import { REFUND_KINDS } from "../../../modules/store-return/domain/policy-rules"
import { REQUEST_STATES } from "../../../modules/store-return/domain/request-states"
import {
  DUE_TENDERS,
  REQUEST_WAYS,
  RETURN_GRADES,
  RETURN_REASONS,
} from "../../../modules/store-return/types"
import { IdParam, oneOrMany, pageParams } from "../../list-params"

export const AdminLookUpReturnDesk = z.strictObject({
  retail_store_id: IdParam,
  by: z.enum([
    ...(["order_number", "receipt_number", "pickup_code", "return_code", "gift_code"] as const),
    ...(["code", "email", "phone", "card", "product"] as const),
  ]),
  value: z.string().trim().min(1).max(200),
  limit: z.number().int().min(1).max(50).default(20),
  offset: z.number().int().min(0).max(10_000).default(0),
})
export type AdminLookUpReturnDesk = z.infer<typeof AdminLookUpReturnDesk>

export const AdminGetDeskOrder = z.strictObject({
  /** What the shopper asked to return: the units it holds may come back. */
  request_id: IdParam.optional(),
})
export type AdminGetDeskOrder = z.infer<typeof AdminGetDeskOrder>

const Units = z.strictObject({
  line_item_id: IdParam,
  quantity: z.number().int().min(1).max(10_000),
})

/** In a quote, as far as it is known: the policy may refuse a state, unless the unit comes for its quality. */
const Said = {
  grade: z.enum(RETURN_GRADES).optional(),
  reason: z.enum(RETURN_REASONS).optional(),
}

/** The state of a unit, and whether it is sent on to the centre (option `returns.centreStoreId`). */
const Graded = { grade: z.enum(RETURN_GRADES), to_centre: z.boolean().optional() }

const mayBeSent = ({ grade, to_centre }: GradedUnit): boolean => grade === "resell" || !to_centre
const NOT_SENT = {
  path: ["to_centre"],
  error: "to_centre: only what is fit for sale (grade resell) goes to the centre",
}

/** What goes out in exchange: handed out from the shelf of the store, delivered from a stock location, or collected in it. */
const NewUnits = z
  .array(
    z
      .strictObject({
        variant_id: IdParam,
        quantity: z.number().int().min(1).max(100),
        get: z.enum(["now", "deliver", "collect"]).default("now"),
        from: IdParam.optional(),
      })
      .refine(({ get, from }) => (get === "now") === (from === undefined), {
        path: ["from"],
        error: "from: the stock location where it lies, with get deliver or collect and no other",
      })
      .transform(({ get, ...goods }) => ({
        ...goods,
        ...(get === "collect" && { collect: true as const }),
      }))
  )
  .min(1)
  .max(50)

const Line = z.string().trim().min(1).max(200)

/** Where goods are delivered, in the country of the store. */
const DeliveryAddress = z.strictObject({
  first_name: Line,
  last_name: Line,
  phone: z.string().trim().min(5).max(30),
  address_1: Line,
  address_2: Line.optional(),
  city: Line,
  province: Line.optional(),
  postal_code: z.string().trim().min(1).max(20),
})

/** Who collects goods of an exchange, where the order has no e-mail. */
const CollectContact = z.strictObject({
  first_name: z.string().trim().min(1).max(100),
  last_name: z.string().trim().min(1).max(100),
  email: z.email("email: must be an e-mail address").max(254),
})

const Conditions = {
  /** Whether the shopper has the receipt, or the order's number; a policy may ask for it. */
  receipt_shown: z.boolean().default(false),
  /** What the shopper wants the money back as, where the policy lets them choose. */
  refund_to: z.enum(REFUND_KINDS).optional(),
}

/** Lets in what the policy refuses, on record. */
const Override = z.strictObject({ reason: z.string().trim().min(3).max(500) }).optional()

export const AdminQuoteReturn = z.strictObject({
  retail_store_id: IdParam,
  order_id: IdParam,
  /** What the shopper asked to return: its units may come back. */
  request_id: IdParam.optional(),
  units: z.array(Units.extend(Said)).min(1).max(200),
  new_units: NewUnits.optional(),
  ...Conditions,
})
export type AdminQuoteReturn = z.infer<typeof AdminQuoteReturn>

export const AdminAcceptReturn = z.strictObject({
  retail_store_id: IdParam,
  order_id: IdParam,
  request_id: IdParam.optional(),
  units: z
    .array(Units.extend({ reason: z.enum(RETURN_REASONS), ...Graded }).refine(mayBeSent, NOT_SENT))
    .min(1)
    .max(200),
  /** What the quote said goes back; minor units. */
  amount: z.number().int().min(0),
  /** In an exchange: what goes out, what the quote said is due on top, and how the shopper pays it. */
  exchange: z
    .strictObject({
      new_units: NewUnits,
      /** Where it is delivered; left out: where the order was. */
      delivery_address: DeliveryAddress.optional(),
      /** Who collects it; left out: whoever ordered. */
      contact: CollectContact.optional(),
      due: z.number().int().min(0),
      tender: z.enum(DUE_TENDERS).optional(),
    })
    .optional(),
  note: z.string().trim().min(1).max(500).optional(),
  override: Override,
  ...Conditions,
})
export type AdminAcceptReturn = z.infer<typeof AdminAcceptReturn>

export const AdminGetAlternatives = z.strictObject({
  retail_store_id: IdParam,
  /** The order's line whose next unit would come back. */
  line_item_id: IdParam,
  ...pageParams(50),
})
export type AdminGetAlternatives = z.infer<typeof AdminGetAlternatives>
const Gift = z.strictObject({
  retail_store_id: IdParam,
  gift_receipt_id: IdParam,
  /** What its holder asked to return: its units may come back. */
  request_id: IdParam.optional(),
  /** Taken in so that it is refused with its reason: a gift is not exchanged. */
  new_units: NewUnits.optional(),
})

export const AdminQuoteGift = Gift.extend({ units: z.array(Units.extend(Said)).min(1).max(200) })
export type AdminQuoteGift = z.infer<typeof AdminQuoteGift>

export const AdminAcceptGift = Gift.extend({
  units: z
    .array(Units.extend({ reason: z.enum(RETURN_REASONS), ...Graded }).refine(mayBeSent, NOT_SENT))
    .min(1)
    .max(200),
  note: z.string().trim().min(1).max(500).optional(),
  override: Override,
})
export type AdminAcceptGift = z.infer<typeof AdminAcceptGift>

const OrderNumber = z.coerce.number<string>().int().min(1).max(2_147_483_647)

const day = (field: string) => z.iso.date({ error: `${field}: must be a date such as 2026-11-28` })

const BlindUnit = z.strictObject({
  /** As scanned. */
  variant_id: IdParam,
  quantity: z.number().int().min(1).max(100),
})

const Blind = z.strictObject({
  retail_store_id: IdParam,
  currency_code: z.string().regex(/^[a-z]{3}$/, "currency_code: must be such as rub"),
})

/** Who brings the goods, and the document it was seen in; kept sealed. */
const Bringer = z.strictObject({
  name: z.string().trim().min(2).max(200),
  document: z.enum(["passport", "id_card", "driving_licence", "other"]),
  last_signs: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}]{4}$/u, "person.last_signs: the last four signs of its number"),
})

export const AdminQuoteBlind = Blind.extend({
  /** Left out: what the goods are worth, before anybody is asked for a document. */
  person: Bringer.optional(),
  units: z.array(BlindUnit.extend(Said)).min(1).max(20),
})
export type AdminQuoteBlind = z.infer<typeof AdminQuoteBlind>

export const AdminAcceptBlind = Blind.extend({
  person: Bringer,
  units: z
    .array(
      BlindUnit.extend({ reason: z.enum(RETURN_REASONS), ...Graded }).refine(mayBeSent, NOT_SENT)
    )
    .min(1)
    .max(20),
  /** What the quote said goes back; minor units. */
  amount: z.number().int().min(0),
  note: z.string().trim().min(1).max(500).optional(),
  override: Override,
})
export type AdminAcceptBlind = z.infer<typeof AdminAcceptBlind>

export const AdminGetReturns = z.strictObject({
  retail_store_id: oneOrMany(IdParam),
  order_id: IdParam.optional(),
  order_number: OrderNumber.optional(),
  from: day("from").optional(),
  to: day("to").optional(),
  state: z.enum(["accepted", "waiting", "settled"]).optional(),
  ...pageParams(),
})
export type AdminGetReturns = z.infer<typeof AdminGetReturns>

export const AdminSettleLeg = z.strictObject({
  /** What somebody saw of this refund on the pages of the payment's provider, which does not answer. */
  seen_at_provider: z.enum(["refunded", "not_refunded"]).optional(),
})
export type AdminSettleLeg = z.infer<typeof AdminSettleLeg>

export const AdminGetReturnReport = z.strictObject({
  retail_store_id: oneOrMany(IdParam),
  from: day("from"),
  to: day("to"),
  format: z.enum(["json", "csv"]).default("json"),
})
export type AdminGetReturnReport = z.infer<typeof AdminGetReturnReport>

export const AdminGetReturnRequests = z.strictObject({
  order_id: IdParam.optional(),
  order_number: OrderNumber.optional(),
  state: z.enum(REQUEST_STATES).optional(),
  way: z.enum(REQUEST_WAYS).optional(),
  ...pageParams(),
})
export type AdminGetReturnRequests = z.infer<typeof AdminGetReturnRequests>

export const AdminFindReturnRequest = z.strictObject({
  /** Of a return request, as typed or scanned. */
  code: z.string().trim().min(1).max(200),
})
export type AdminFindReturnRequest = z.infer<typeof AdminFindReturnRequest>

export const AdminReceiveParcel = z.strictObject({
  /** Of the order, announced or not; an empty list: nothing of it came. */
  units: z
    .array(
      Units.extend({ reason: z.enum(RETURN_REASONS).optional(), ...Graded }).refine(
        mayBeSent,
        NOT_SENT
      )
    )
    .max(200),
  /** What is not of the order. */
  strays: z
    .array(
      z.strictObject({
        description: z.string().trim().min(1).max(200),
        quantity: z.number().int().min(1).max(10_000),
      })
    )
    .max(50)
    .default([]),
  /** Why what was announced and came, and is not among the units, is not taken back. */
  refused: z.strictObject({ reason: z.string().trim().min(3).max(500) }).optional(),
  note: z.string().trim().min(1).max(500).optional(),
  override: Override,
})
export type AdminReceiveParcel = z.infer<typeof AdminReceiveParcel>
