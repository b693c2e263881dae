import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { acquireLockStep, emitEventStep, releaseLockStep } from "@medusajs/medusa/core-flows"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import { STOCK_MODULE } from "../../../modules/stock"
import type { StockModuleService } from "../../../modules/stock/service"
import { PickupEvents } from "../events"
import { readOrderFacts } from "../queries/order-facts"
import { placePickupStep, type PlacePickupStepInput } from "../steps/place-pickup"
import { withItemsLocked } from "../../stock/item-locks"
import { reservedItems } from "../stock/reserved-items"

/**
 * An order completed past our route may be reserved anywhere: its units move to the chosen store. Nothing
 * moves when they are there already. Medusa has taken the money by now, so a store without the units does
 * not stop the order: the store will reject it and the shopper choose again.
 */
const moveToStoreStep = createStep(
  "omni-move-order-to-store",
  async (input: PlacePickupStepInput, { container }) => {
    const [choice] = await container
      .resolve<PickupModuleService>(PICKUP_MODULE)
      .listCartPickups({ cart_id: input.cart_id })
    if (!choice || choice.state === "placed") {
      return new StepResponse({ moved: false })
    }
    const { lines } = await readOrderFacts(container, input.order_id)
    const lineIds = lines.map((line) => line.order_line_item_id)
    const items = await reservedItems(container, lineIds)
    try {
      await withItemsLocked(container, items, () =>
        container.resolve<StockModuleService>(STOCK_MODULE).move(
          {
            line_item_ids: lineIds,
            to_location_id: choice.stock_location_id,
            reference: `adopt:${input.order_id}`,
          },
          new Date()
        )
      )
    } catch (error) {
      if ((error as { code?: string }).code !== "store_out_of_stock") {
        throw error
      }
    }
    return new StepResponse({ moved: true })
  }
)

/** Gives an order that exists its pickup: after a crash, or when it was completed past our route. */
export const adoptOrderWorkflow = createWorkflow(
  "omni-adopt-order",
  (input: WorkflowData<PlacePickupStepInput>) => {
    acquireLockStep(
      transform({ input }, ({ input }) => ({ key: input.cart_id, timeout: 30, ttl: 120 }))
    )
    moveToStoreStep(input)
    const pickup = placePickupStep(input)
    when("omni-adopted", { pickup }, ({ pickup }) => pickup?.is_new === true).then(() => {
      emitEventStep({
        eventName: PickupEvents.place,
        data: transform({ pickup }, ({ pickup }) => ({ id: pickup?.id })),
      })
    })
    releaseLockStep(transform({ input }, ({ input }) => ({ key: input.cart_id })))
    return new WorkflowResponse(pickup)
  }
)
