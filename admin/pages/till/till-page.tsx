import { useParams } from "react-router-dom"
import { PageSkeleton } from "../../components/states"
import { useStoreFacts } from "../../data/lookups"
import { useMayManage } from "../../data/retail-stores"
import { useTill } from "../../data/tills"
import { EventsSection } from "../till-inbox/events-section"
import { HealthSection } from "./health-section"
import { KeysSection } from "./keys-section"
import { TillSection } from "./till-section"

/** One till: what it may do, whether it agrees with the server, and what it sent. */
export const TillPage = () => {
  const { id = "" } = useParams()
  const { data: till, error } = useTill(id)
  const store = useStoreFacts(till ? [till.retail_store_id] : []).get(till?.retail_store_id ?? "")
  const mayManage = useMayManage(till?.retail_store_id)
  if (!till) {
    if (error) {
      throw error
    }
    return <PageSkeleton sections={3} />
  }
  return (
    <div className="flex flex-col gap-y-3">
      <TillSection till={till} store={store} mayManage={mayManage} />
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <HealthSection till={till} store={store} />
        <KeysSection till={till} store={store} mayManage={mayManage} />
      </div>
      <EventsSection tillId={till.id} />
    </div>
  )
}
