import type { AdminRefundKind } from "../../../src/types/return-desk"
import type { AdminReturnPolicy } from "../../../src/types/return-policy"
import { SectionRow } from "../../components/section"
import { useWords } from "../../components/use-words"
import { goodsIn } from "../../format/goods-rule"
import { formatMoney } from "../../format/money"
import { REFUSALS } from "../../format/refusals"
import { formatNumber } from "../../format/time"
import { zoneName } from "../../format/zones"
import { useDaysText, useGoodsText, usePaidName } from "./use-policy-words"

type Rules = AdminReturnPolicy["rules"]
type RulesProps = { rules: Rules }

/** What the shop takes back, as people say it. */
export const PolicyTerms = ({ rules }: RulesProps) => {
  const { t, language } = useWords()
  const days = useDaysText()
  const sums = (amounts: Record<string, number>): string[] =>
    Object.entries(amounts).map(([currency, minor]) => formatMoney(minor, currency, language))
  const fee = ({ amounts, percent }: Rules["fees"]["store"]): string =>
    [...sums(amounts), ...(percent > 0 ? [`${formatNumber(percent, language)} %`] : [])].join(
      " + "
    ) || t("return_policy.nothing")
  const most = (units: number | null, amounts: Record<string, number>): string =>
    [
      ...(units === null
        ? []
        : [t("return_policy.units", { units: formatNumber(units, language) })]),
      ...sums(amounts),
    ].join(", ") || t("return_policy.no_limit")
  const { limits, blind, receipt_required: receipt } = rules
  return (
    <>
      <SectionRow label={t("return_policy.online")}>{days(rules.windows.online)}</SectionRow>
      <SectionRow label={t("return_policy.store")}>{days(rules.windows.store)}</SectionRow>
      <SectionRow label={t("return_policy.exceptions")}>
        <Exceptions rules={rules} />
      </SectionRow>
      <SectionRow label={t("return_policy.excluded")}>
        <Excluded rules={rules} />
      </SectionRow>
      <SectionRow label={t("return_policy.refused_states")}>
        {rules.refused_grades.map((grade) => t(`returns.grade.${grade}`)).join(", ") ||
          t("return_policy.none")}
      </SectionRow>
      <SectionRow label={t("return_policy.receipt")}>
        {(["online", "store"] as const)
          .filter((channel) => receipt[channel])
          .map((channel) => t(`return_policy.channel.${channel}`))
          .join(", ") || t("return_policy.not_asked")}
      </SectionRow>
      <SectionRow label={t("return_policy.fee_store")}>{fee(rules.fees.store)}</SectionRow>
      <SectionRow label={t("return_policy.fee_post")}>{fee(rules.fees.post)}</SectionRow>
      <SectionRow label={t("return_policy.lapsed.title")}>
        {t(`return_policy.lapsed.${rules.lapsed_discounts}`)}
      </SectionRow>
      <SectionRow label={t("return_policy.refunds")}>
        <Refunds rules={rules} />
      </SectionRow>
      <SectionRow label={t("return_policy.limit")}>
        {limits && (limits.units !== null || Object.keys(limits.amounts).length > 0)
          ? `${most(limits.units, limits.amounts)} / ${days(limits.days)}`
          : t("return_policy.no_limit")}
      </SectionRow>
      <SectionRow label={t("return_policy.blind")}>
        {blind.enabled
          ? `${most(blind.person.units, blind.person.amounts)} / ${days(blind.person.days)}`
          : t("return_policy.blind_off")}
      </SectionRow>
      {blind.enabled && (
        <>
          <SectionRow label={t("return_policy.blind_item")}>
            {sums(blind.item_amounts).join(", ") || t("return_policy.nothing")}
          </SectionRow>
          <SectionRow label={t("return_policy.blind_price")}>{days(blind.price_days)}</SectionRow>
        </>
      )}
      <SectionRow label={t("return_policy.clock")}>
        {zoneName(rules.time_zone, language)}
      </SectionRow>
    </>
  )
}

/** Who may let in what the policy refuses. */
export const PolicyOverrides = ({ rules }: RulesProps) => {
  const { t } = useWords()
  return (
    <>
      {REFUSALS.map((code) => (
        <SectionRow key={code} label={t(`return_policy.override.${code}`)}>
          {t(`return_policy.role.${rules.overrides[code]}`)}
        </SectionRow>
      ))}
    </>
  )
}

const Exceptions = ({ rules: { windows } }: RulesProps) => {
  const { t } = useWords()
  const days = useDaysText()
  const textOf = useGoodsText(windows.exceptions.flatMap(({ goods }) => goodsIn(goods)))
  return (
    <Lines>
      {windows.exceptions.map((exception) => {
        const goods = goodsIn(exception.goods).map(textOf).join(", ")
        const channel = t(`return_policy.channel.${exception.channel ?? "both"}`)
        return `${goods || t("return_policy.no_goods")}. ${channel}: ${days(exception.days)}`
      })}
    </Lines>
  )
}

const Excluded = ({ rules: { excluded } }: RulesProps) => {
  const goods = goodsIn(excluded)
  const textOf = useGoodsText(goods)
  return <Lines>{goods.map(textOf)}</Lines>
}

const Refunds = ({ rules: { refund_to } }: RulesProps) => {
  const { t } = useWords()
  const paidName = usePaidName()
  const kindName = (kind: AdminRefundKind): string => t(`return_desk.refund_to.${kind}`)
  const rows = Object.entries(refund_to).map(([paid, [first, ...others]]) => {
    const asked =
      others.length > 0
        ? [t("return_policy.refund_asked", { kinds: others.map(kindName).join(", ") })]
        : []
    return `${paidName(paid)} → ${[kindName(first ?? "same"), ...asked].join("; ")}`
  })
  return (
    <Lines>
      {[...rows, t(rows.length > 0 ? "return_policy.refund_rest" : "return_policy.refund_all")]}
    </Lines>
  )
}

/** One below the other; a word for none. */
const Lines = ({ children }: { children: string[] }) => {
  const { t } = useWords()
  return children.length === 0 ? (
    <>{t("return_policy.none")}</>
  ) : (
    <ul className="flex flex-col gap-y-1">
      {children.map((line, at) => (
        <li key={at}>{line}</li>
      ))}
    </ul>
  )
}
