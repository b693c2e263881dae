import type { AdminReturnLeg } from "../../src/types/return-desk"
import { useTenderName } from "./use-tender-name"
import { useWords } from "./use-words"

type LegPlace = Pick<AdminReturnLeg, "kind" | "provider_id" | "tender" | "credit_customer_id">

/** Medusa names a payment's provider "pp_stripe_stripe". */
const PROVIDER = /^pp_([^_]+)/

/** Where a part of a return's money goes, as people say it. */
export const useLegName = () => {
  const { t } = useWords()
  const tenderName = useTenderName()
  return ({ kind, provider_id, tender, credit_customer_id }: LegPlace): string => {
    if (kind === "tender") {
      return tenderName(tender ?? "other")
    }
    if (kind === "store_credit") {
      return t(credit_customer_id ? "returns.leg.account" : "returns.leg.store_credit")
    }
    const provider = PROVIDER.exec(provider_id ?? "")?.[1] ?? "system"
    return provider === "system"
      ? t("returns.leg.payment")
      : t("returns.leg.payment_of", { provider })
  }
}
