import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { notFound } from "../../../core/errors"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { SafetyStockChange } from "../../../modules/retail-store/types"
import { graph } from "../sync/graph"

export type SetSafetyStockInput = { retail_store_id: string; changes: SafetyStockChange[] }

/** Sets or removes numbers of variants; undoing puts the earlier ones back. @throws NOT_FOUND `variant_not_found` */
export const setSafetyStockStep = createStep(
  "set-safety-stock",
  async ({ retail_store_id, changes }: SetSafetyStockInput, { container }) => {
    const set = changes
      .filter((change) => change.quantity !== null)
      .map((change) => change.variant_id)
    const known = await graph<{ id: string }>(container, {
      entity: "variant",
      fields: ["id"],
      filters: { id: set },
    })
    const unknown = set.find((id) => !known.some((variant) => variant.id === id))
    if (unknown) {
      throw notFound("variant_not_found", `variant_id: there is no variant ${unknown}`)
    }
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    const variant_ids = changes.map((change) => change.variant_id)
    const { entries } = await stores.listSafetyStockOf(retail_store_id, {
      limit: variant_ids.length,
      offset: 0,
      variant_ids,
    })
    await stores.setSafetyStock(retail_store_id, changes)
    const before = new Map(entries.map((entry) => [entry.variant_id, entry.quantity]))
    return new StepResponse(undefined, {
      retail_store_id,
      changes: variant_ids.map((variant_id) => ({
        variant_id,
        quantity: before.get(variant_id) ?? null,
      })),
    })
  },
  async (undo, { container }) => {
    if (!undo) {
      return
    }
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    await stores.setSafetyStock(undo.retail_store_id, undo.changes)
  }
)
