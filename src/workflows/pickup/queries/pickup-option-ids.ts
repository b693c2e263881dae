import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { conflict } from "../../../core/errors"
import { PICKUP_OPTION_TYPE } from "../../retail-store/sync/pickup-options"

type LocationGraph = {
  fulfillment_sets?: ({
    type: string
    service_zones?: {
      shipping_options?: { id: string; shipping_profile_id: string; type?: { code: string } }[]
    }[]
  } | null)[]
}

/**
 * The store's own pickup options, one for each of these shipping profiles.
 * @throws CONFLICT `pickup_not_in_step` while the store has not been brought in step with a new profile.
 */
export async function pickupOptionIds(
  container: MedusaContainer,
  stockLocationId: string,
  profileIds: readonly string[]
): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "stock_location",
    fields: [
      "fulfillment_sets.type",
      "fulfillment_sets.service_zones.shipping_options.id",
      "fulfillment_sets.service_zones.shipping_options.shipping_profile_id",
      "fulfillment_sets.service_zones.shipping_options.type.code",
    ],
    filters: { id: stockLocationId },
  })
  const options = (data as unknown as LocationGraph[])
    .flatMap((location) => location.fulfillment_sets ?? [])
    .flatMap((set) => set?.service_zones ?? [])
    .flatMap((zone) => zone.shipping_options ?? [])
    .filter((option) => option.type?.code === PICKUP_OPTION_TYPE)
  return profileIds.map((profileId) => {
    const option = options.find((candidate) => candidate.shipping_profile_id === profileId)
    if (!option) {
      throw conflict(
        "pickup_not_in_step",
        "Some of these goods cannot be collected in this store yet"
      )
    }
    return option.id
  })
}
