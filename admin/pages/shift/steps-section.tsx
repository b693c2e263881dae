import { Receipt } from "@medusajs/icons"
import { useMemo, useState } from "react"
import { useNavigate } from "react-router-dom"
import { ChoiceFilter } from "../../components/choice-filter"
import { ListTable } from "../../components/list-table"
import { Section } from "../../components/section"
import { EmptyState } from "../../components/states"
import { useWords } from "../../components/use-words"
import { runningSteps } from "../../format/shift"
import { useStepColumns } from "./step-columns"
import type { ReportAtStoreProps } from "./types"
import { useTenderName } from "../../components/use-tender-name"

/** Line by line from nothing to what is expected of a tender. */
export const StepsSection = (props: ReportAtStoreProps) => {
  const { t } = useWords()
  const { shift } = props
  const navigate = useNavigate()
  const tenderName = useTenderName()
  const [tender, setTender] = useState<string | undefined>()
  const columns = useStepColumns(props, true)
  const steps = useMemo(() => runningSteps(shift.steps), [shift.steps])
  return (
    <Section
      title={t("shifts.steps.title")}
      subtitle={t("shifts.steps.text")}
      actions={
        <ChoiceFilter
          label={t("shifts.tenders.type")}
          allLabel={t("shifts.steps.any_tender")}
          choices={shift.tenders.map(({ type }) => type)}
          chosen={tender}
          nameOf={tenderName}
          onChoose={setTender}
          className="omni-no-print w-52"
        />
      }
    >
      <ListTable
        label={t("shifts.steps.title")}
        columns={columns}
        rows={tender ? steps.filter((step) => step.tender === tender) : steps}
        rowKey={({ event_id, tender: of }) => `${event_id} ${of}`}
        onOpen={({ event_id }) => navigate(`/tills/inbox?q=${event_id}`)}
        empty={<EmptyState icon={<Receipt />} title={t("shifts.steps.empty")} />}
      />
    </Section>
  )
}
