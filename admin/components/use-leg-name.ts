import type { AdminReturnLeg } from "../../src/types/return-desk"
import { useWords } from "./use-words"

/** Medusa names a payment's provider "pp_stripe_stripe". */
const PROVIDER = /^pp_([^_]+)/

/** Where a part of a return's money goes, as people say it. */
export const useLegName = () => {
  const { t } = useWords()
  return ({ payment_id, provider_id }: Pick<AdminReturnLeg, "payment_id" | "provider_id">) => {
    if (payment_id === null) {
      return t("returns.leg.by_hand")
    }
    const provider = PROVIDER.exec(provider_id ?? "")?.[1] ?? "system"
    return provider === "system"
      ? t("returns.leg.payment")
      : t("returns.leg.payment_of", { provider })
  }
}
