import type { AdminRefundKind } from "../../../src/types/return-desk"
import { isObject, type RulesJson, withValue } from "../../format/rules-text"
import { textsIn } from "../../format/goods-rule"

export const REFUND_KINDS = [
  "same",
  "cash",
  "card",
  "store_credit",
] as const satisfies readonly AdminRefundKind[]

/** What is paid at tills. Points are no money and always go back as points. */
export const TENDERS = ["cash", "card", "qr", "gift_card", "store_credit", "voucher", "other"]

/** What may go back as what, as a form holds it. */
export type RefundDraft = {
  /** Medusa's provider of the payment, or the kind of tender. */
  paid: string
  /** The first is taken unless the shopper asks for another. */
  kinds: AdminRefundKind[]
}

const PATH = ["refund_to"]

export const refundsIn = ({ refund_to }: RulesJson): RefundDraft[] =>
  isObject(refund_to)
    ? Object.entries(refund_to).map(([paid, kinds]) => ({
        paid,
        kinds: [...new Set(textsIn(kinds))].flatMap(
          (text) => REFUND_KINDS.find((kind) => kind === text) ?? []
        ),
      }))
    : []

export const withRefunds = (rules: RulesJson, rows: readonly RefundDraft[]): RulesJson =>
  withValue(rules, PATH, Object.fromEntries(rows.map(({ paid, kinds }) => [paid, kinds])))

/** A kind that comes is the last; what was first stays so while it is allowed. */
export const toggled = (
  kinds: readonly AdminRefundKind[],
  kind: AdminRefundKind
): AdminRefundKind[] =>
  kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind]

export const withFirst = (
  kinds: readonly AdminRefundKind[],
  first: AdminRefundKind
): AdminRefundKind[] => [first, ...kinds.filter((each) => each !== first)]
