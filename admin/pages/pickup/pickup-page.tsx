import { useParams } from "react-router-dom"
import { PageSkeleton } from "../../components/states"
import { usePickup } from "../../data/pickups"
import { PickupDesk } from "./pickup-desk"

/** One pickup, at the counter. */
export const PickupPage = () => {
  const { id = "" } = useParams()
  const { data: pickup, error } = usePickup(id)
  if (pickup) {
    return <PickupDesk key={pickup.id} pickup={pickup} />
  }
  if (error) {
    throw error
  }
  return <PageSkeleton sections={3} />
}
