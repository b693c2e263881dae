import { Gift } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminLoyaltyProgramme } from "../../../src/types/loyalty"
import { OptionalTime } from "../../components/optional-time"
import { Section, SectionRow } from "../../components/section"
import { EmptyState, ErrorState, PageSkeleton } from "../../components/states"
import { useWords } from "../../components/use-words"
import { useProgramme } from "../../data/points-programme"
import { useMyScope } from "../../data/retail-stores"
import { formatMoney } from "../../format/money"
import { formatNumber } from "../../format/time"
import { NewRulesForm } from "./new-rules-form"
import { VersionsSection } from "./versions-section"

/** The programme of points: what holds now, what held and will hold, and how that is changed. */
export const ProgrammePage = () => {
  const { t } = useWords()
  const { data: programme, error, refetch } = useProgramme()
  if (programme) {
    return <Programme programme={programme} />
  }
  if (programme === undefined && !error) {
    return <PageSkeleton sections={2} />
  }
  return (
    <Section title={t("points.programme.title")} level="h1">
      {error ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : (
        <EmptyState
          icon={<Gift />}
          title={t("points.programme.empty")}
          hint={t("points.programme.empty_hint")}
        />
      )}
    </Section>
  )
}

const Programme = ({ programme }: { programme: AdminLoyaltyProgramme }) => {
  const { t, language } = useWords()
  const { data: me } = useMyScope()
  const [isChanging, setChanging] = useState(false)
  const { rules } = programme
  const money = ([currency, minor]: [string, number]): string =>
    formatMoney(minor, currency, language)
  const rates = Object.entries(rules.earning.rates).map(([currency, { points, per }]) =>
    t("points.programme.rate", {
      points: formatNumber(points, language),
      amount: formatMoney(per, currency, language),
    })
  )
  return (
    <div className="flex flex-col gap-y-3">
      <Section
        title={programme.name}
        level="h1"
        subtitle={t("points.posting.rules_version", { version: programme.version })}
        actions={
          me?.administrator && (
            <Button size="small" variant="secondary" onClick={() => setChanging(true)}>
              {t("points.programme.new")}
            </Button>
          )
        }
      >
        <SectionRow label={t("points.programme.since")}>
          <OptionalTime at={programme.in_force_since} timeZone={rules.time_zone} />
        </SectionRow>
        <SectionRow label={t("points.programme.rates")}>{rates.join(", ") || "–"}</SectionRow>
        <SectionRow label={t("points.programme.value")}>
          {Object.entries(rules.spending.values).map(money).join(", ") || "–"}
        </SectionRow>
        <SectionRow label={t("points.programme.window")}>
          {formatNumber(rules.vesting.return_window_days, language)}
        </SectionRow>
        <SectionRow label={t("points.programme.life")}>
          {rules.life_days === null
            ? t("points.programme.for_ever")
            : formatNumber(rules.life_days, language)}
        </SectionRow>
        <SectionRow label={t("points.programme.debt_limit")}>
          {formatNumber(programme.debt_limit, language)}
        </SectionRow>
        <SectionRow label={t("points.programme.grace")}>
          {formatNumber(programme.restore_grace_days, language)}
        </SectionRow>
      </Section>
      {me?.administrator && <VersionsSection programme={programme} />}
      {isChanging && <NewRulesForm programme={programme} onClose={() => setChanging(false)} />}
    </div>
  )
}
