import { useNavigate } from "react-router-dom"
import { ListTable } from "../../components/list-table"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import { runningSteps } from "../../format/shift"
import { useStepColumns } from "./step-columns"
import type { ReportAtStoreProps } from "./types"

/** What names the shift but was made after its close; nothing while there is none. */
export const LateSection = (props: ReportAtStoreProps) => {
  const { t, language } = useWords()
  const { shift } = props
  const navigate = useNavigate()
  const columns = useStepColumns(props, false)
  const { sales, returns, steps } = shift.late
  if (steps.length === 0 && sales.count + returns.count === 0) {
    return null
  }
  const money = (minor: number) => formatMoney(minor, shift.currency_code, language)
  return (
    <Section
      title={t("shifts.late.title")}
      subtitle={t("shifts.late.text", { sales: money(sales.total), returns: money(returns.total) })}
    >
      <ListTable
        label={t("shifts.late.title")}
        columns={columns}
        rows={runningSteps(steps)}
        rowKey={({ event_id, tender }) => `${event_id} ${tender}`}
        onOpen={({ event_id }) => navigate(`/tills/inbox?q=${event_id}`)}
        empty={null}
      />
    </Section>
  )
}
