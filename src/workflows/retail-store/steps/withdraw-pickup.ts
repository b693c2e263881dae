import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { deleteServiceZonesWorkflow } from "@medusajs/medusa/core-flows"
import { pickupSetName } from "../sync/pickup-zone"

/** Takes a deleted store's zone and its pickup options away. Channels and levels belong to its location: they stay. */
export const withdrawPickupStep = createStep(
  "withdraw-retail-store-pickup",
  async (input: { id: string }, { container }) => {
    const zones = await container
      .resolve(Modules.FULFILLMENT)
      .listServiceZones({ name: pickupSetName(input.id) }, { select: ["id"] })
    if (zones.length) {
      await deleteServiceZonesWorkflow(container).run({
        input: { ids: zones.map((zone) => zone.id) },
      })
    }
    return new StepResponse(undefined)
  }
)
