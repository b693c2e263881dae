import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { syncRetailStore, type SyncResult } from "../sync"

export const syncStoresStepId = "sync-retail-stores"

/** Brings Medusa's side of the stores in step, one after the other. Nothing to undo: it only completes. */
export const syncStoresStep = createStep(
  syncStoresStepId,
  async (input: { ids: string[] }, { container }) => {
    const results: SyncResult[] = []
    for (const id of input.ids) {
      results.push(await syncRetailStore(container, id))
    }
    return new StepResponse(results)
  }
)
