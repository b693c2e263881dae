import { Badge, Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminReturnRequest } from "../../../src/types/return-requests"
import { ReturnStateBadge } from "../../components/return-state"
import { Section, SectionRow } from "../../components/section"
import { useWords } from "../../components/use-words"
import { returnPath, useReturn } from "../../data/returns"
import { formatMoney } from "../../format/money"

/** What became of a parcel: the return that it is now, what is not taken back and why, or that nothing of the order was in it. */
export const OutcomeSection = ({ asked }: { asked: AdminReturnRequest }) => {
  const { t } = useWords()
  const { return_id, refused, strays } = asked
  return (
    <Section
      title={t("parcel.outcome.title")}
      actions={
        return_id && (
          <Button variant="secondary" asChild>
            <Link to={returnPath(return_id)}>{t("parcel.outcome.open")}</Link>
          </Button>
        )
      }
    >
      {return_id && <Taken returnId={return_id} />}
      {refused && <SectionRow label={t("parcel.refused.fact")}>{refused.reason}</SectionRow>}
      {!return_id && !refused && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("parcel.outcome.nothing")}
        </Text>
      )}
      {strays.map(({ description, quantity }, at) => (
        <SectionRow key={at} label={t("parcel.sum.foreign")}>
          {description}, {t("returns.units", { count: quantity })}
        </SectionRow>
      ))}
    </Section>
  )
}

/** Units and money; nothing for who may not see the return itself. */
const Taken = ({ returnId }: { returnId: string }) => {
  const { t, language } = useWords()
  const { data: returned } = useReturn(returnId)
  return (
    returned && (
      <>
        <SectionRow label={t("return_case.money")}>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="tabular-nums">
              {formatMoney(returned.amount, returned.currency_code, language)}
            </span>
            <ReturnStateBadge {...returned} />
          </div>
        </SectionRow>
        {returned.units.map(({ title, grade }, at) => (
          <SectionRow key={at} label={title}>
            <Badge size="2xsmall" color={grade === "resell" ? "green" : "orange"}>
              {t(`returns.grade.${grade}`)}
            </Badge>
          </SectionRow>
        ))}
      </>
    )
  )
}
