import { useParams } from "react-router-dom"
import { PrintArea } from "../../components/print-area"
import { PageSkeleton } from "../../components/states"
import { useStoreFacts } from "../../data/lookups"
import { useShift } from "../../data/shifts"
import { CashSection } from "./cash-section"
import { DoubtsSection } from "./doubts-section"
import { HeadSection } from "./head-section"
import { LateSection } from "./late-section"
import { StepsSection } from "./steps-section"
import { TaxesSection } from "./taxes-section"
import { TendersSection } from "./tenders-section"

/** The Z-report of a shift: what there should be, what was counted, and every step between. */
export const ShiftPage = () => {
  const { id = "" } = useParams()
  const { data: shift, error } = useShift(id)
  const store = useStoreFacts(shift ? [shift.retail_store_id] : []).get(
    shift?.retail_store_id ?? ""
  )
  if (!shift) {
    if (error) {
      throw error
    }
    return <PageSkeleton sections={4} />
  }
  return (
    <PrintArea>
      <HeadSection shift={shift} store={store} />
      <DoubtsSection shift={shift} />
      <TendersSection shift={shift} />
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <CashSection shift={shift} />
        <TaxesSection shift={shift} />
      </div>
      <LateSection shift={shift} store={store} />
      <StepsSection shift={shift} store={store} />
    </PrintArea>
  )
}
