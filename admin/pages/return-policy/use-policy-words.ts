import { useTenderName } from "../../components/use-tender-name"
import { useWords } from "../../components/use-words"
import { useGoodsNames } from "../../data/goods"
import { isProvider, providerName } from "../../format/provider"
import { formatNumber } from "../../format/time"
import type { PolicyGoods } from "../../format/goods-rule"
import { MOST_DAYS } from "./exceptions-draft"
import type { PolicyMistake } from "./policy-mistakes"

/** "14 days". */
export const useDaysText = () => {
  const { t, language } = useWords()
  return (count: number): string =>
    t("return_policy.days", { count, days: formatNumber(count, language) })
}

/** How something was paid, as people say it. */
export const usePaidName = () => {
  const { t } = useWords()
  const tenderName = useTenderName()
  return (paid: string): string =>
    isProvider(paid)
      ? t("return_policy.paid.online", { provider: providerName(paid) })
      : t("return_policy.paid.till", { tender: tenderName(paid) })
}

/** Goods of a rule by their names; what has left the catalogue is said to have. */
export const useGoodsText = (goods: readonly PolicyGoods[]) => {
  const { t } = useWords()
  const nameOf = useGoodsNames(goods)
  return ({ kind, id }: PolicyGoods): string => {
    const name = nameOf({ kind, id })
    return name === null
      ? t(`return_policy.gone.${kind}`, { id })
      : t(`return_policy.goods.${kind}`, { name })
  }
}

/** A mistake with the field or row it is in. */
export const useMistakeText = () => {
  const { t, language } = useWords()
  const paidName = usePaidName()
  return (mistake: PolicyMistake): string => {
    switch (mistake.what) {
      case "number":
        return t("return_policy.mistake.number", {
          row: t(`return_policy.fields.${mistake.word}`),
          least: formatNumber(mistake.least, language),
          most: formatNumber(mistake.most, language),
        })
      case "kinds":
        return t("return_policy.mistake.kinds", { row: paidName(mistake.paid) })
      default:
        return t(`return_policy.mistake.${mistake.what}`, {
          row: t("return_policy.form.exception", { row: mistake.row }),
          most: formatNumber(MOST_DAYS, language),
        })
    }
  }
}
