import type { AdminReturnOverride, AdminReturnRefusal } from "../../src/types/return-desk"
import { formatMoney } from "../format/money"
import { formatExactDate } from "../format/points"
import { useWords } from "./use-words"

type Refusal = Pick<AdminReturnRefusal | AdminReturnOverride["refusals"][number], "code" | "params">

/**
 * Why the policy does not let a unit come back, in the dashboard's language.
 * @param currency of limits in money; left out where no money is told
 */
export const useRefusalText = (currency?: string) => {
  const { t, language } = useWords()
  return ({ code, params: { days, until, units, amount, grade } }: Refusal): string =>
    t(`returns.refusal.${code}`, {
      days,
      grade: grade === undefined ? "" : t(`returns.grade.${String(grade)}`),
      until: until === undefined ? "" : formatExactDate(String(until), language),
      most:
        units !== undefined
          ? t("returns.units", { count: Number(units) })
          : currency === undefined
            ? ""
            : formatMoney(Number(amount ?? 0), currency, language),
    })
}
