import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminReturnPolicy } from "../../../src/types/return-policy"
import { Section, SectionRow } from "../../components/section"
import { ErrorState, PageSkeleton } from "../../components/states"
import { useWords } from "../../components/use-words"
import { useMyScope } from "../../data/retail-stores"
import { useReturnPolicy } from "../../data/return-policy"
import { formatMoney } from "../../format/money"
import { formatNumber } from "../../format/time"
import { NewPolicyForm } from "./new-policy-form"
import { PolicyVersionsSection } from "./policy-versions-section"

/** What the shop decides about returns: what holds now, what held and will hold, and how that is changed. */
export const ReturnPolicyPage = () => {
  const { t } = useWords()
  const { data: policy, error, refetch } = useReturnPolicy()
  if (policy) {
    return <ReturnPolicy policy={policy} />
  }
  return error ? (
    <Section title={t("return_policy.title")} level="h1">
      <ErrorState error={error} onRetry={() => refetch()} />
    </Section>
  ) : (
    <PageSkeleton sections={2} />
  )
}

const ReturnPolicy = ({ policy: { version, rules } }: { policy: AdminReturnPolicy }) => {
  const { t, language } = useWords()
  const { data: me } = useMyScope()
  const [isChanging, setChanging] = useState(false)
  const days = (count: number): string =>
    t("return_policy.days", { days: formatNumber(count, language) })
  const sums = (amounts: Record<string, number>): string[] =>
    Object.entries(amounts).map(([currency, minor]) => formatMoney(minor, currency, language))
  const fee = ({ amounts, percent }: (typeof rules.fees)["store"]): string =>
    [...sums(amounts), ...(percent > 0 ? [`${formatNumber(percent, language)} %`] : [])].join(
      " + "
    ) || t("return_policy.nothing")
  const { limits, blind, receipt_required: receipt } = rules
  const most = (units: number | null, amounts: Record<string, number>): string =>
    [
      ...(units === null
        ? []
        : [t("return_policy.units", { units: formatNumber(units, language) })]),
      ...sums(amounts),
    ].join(", ") || t("return_policy.no_limit")
  return (
    <div className="flex flex-col gap-y-3">
      <Section
        title={t("return_policy.title")}
        level="h1"
        subtitle={
          version === 0 ? t("return_policy.defaults") : t("return_policy.version_is", { version })
        }
        actions={
          me?.administrator && (
            <Button size="small" variant="secondary" onClick={() => setChanging(true)}>
              {t("return_policy.new")}
            </Button>
          )
        }
      >
        <SectionRow label={t("return_policy.online")}>{days(rules.windows.online)}</SectionRow>
        <SectionRow label={t("return_policy.store")}>{days(rules.windows.store)}</SectionRow>
        <SectionRow label={t("return_policy.exceptions")}>
          {formatNumber(rules.windows.exceptions.length, language)}
        </SectionRow>
        <SectionRow label={t("return_policy.excluded")}>
          {formatNumber(Object.values(rules.excluded).flat().length, language)}
        </SectionRow>
        <SectionRow label={t("return_policy.receipt")}>
          {(["online", "store"] as const)
            .filter((channel) => receipt[channel])
            .map((channel) => t(`return_policy.channel.${channel}`))
            .join(", ") || t("return_policy.not_asked")}
        </SectionRow>
        <SectionRow label={t("return_policy.fee_store")}>{fee(rules.fees.store)}</SectionRow>
        <SectionRow label={t("return_policy.fee_post")}>{fee(rules.fees.post)}</SectionRow>
        <SectionRow label={t("return_policy.limit")}>
          {limits
            ? `${most(limits.units, limits.amounts)} / ${days(limits.days)}`
            : t("return_policy.no_limit")}
        </SectionRow>
        <SectionRow label={t("return_policy.blind")}>
          {blind.enabled
            ? `${most(blind.person.units, blind.person.amounts)} / ${days(blind.person.days)}`
            : t("return_policy.blind_off")}
        </SectionRow>
      </Section>
      {me?.administrator && <PolicyVersionsSection />}
      {isChanging && <NewPolicyForm rules={rules} onClose={() => setChanging(false)} />}
    </div>
  )
}
