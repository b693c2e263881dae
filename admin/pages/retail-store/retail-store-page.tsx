import { useParams } from "react-router-dom"
import { TwoColumns } from "../../components/section"
import { PageSkeleton } from "../../components/states"
import { useRetailStore } from "../../data/retail-stores"
import { ExceptionsSection } from "./exceptions-section"
import { GeneralSection } from "./general-section"
import { HoursSection } from "./hours-section"
import { MedusaSection } from "./medusa-section"
import { PickupSettingsSection } from "./pickup-settings-section"
import { SafetyStockSection } from "./safety-stock-section"
import { StaffSection } from "./staff-section"

/** Everything about one store; its associates only read. */
export const RetailStorePage = () => {
  const { id = "" } = useParams()
  const { data: store, error } = useRetailStore(id)
  if (!store) {
    if (error) {
      throw error
    }
    return <PageSkeleton sections={4} />
  }
  const mayEdit = store.my_role !== "associate"
  return (
    <TwoColumns
      main={
        <>
          <GeneralSection store={store} mayEdit={mayEdit} />
          <HoursSection store={store} mayEdit={mayEdit} />
          <ExceptionsSection store={store} mayEdit={mayEdit} />
          <SafetyStockSection store={store} mayEdit={mayEdit} />
        </>
      }
      side={
        <>
          <PickupSettingsSection store={store} mayEdit={mayEdit} />
          <MedusaSection store={store} mayEdit={mayEdit} />
          <StaffSection store={store} mayEdit={store.my_role === null} />
        </>
      }
    />
  )
}
