import type { MedusaContainer } from "@medusajs/framework/types"
import { InTurn, type TurnLimits } from "../../../core/in-turn"
import { POS_MODULE } from "../../../modules/pos"
import type { PosModuleService } from "../../../modules/pos/service"
import { type NewBatch, type Stored, storeTogether } from "./store-together"
import { hasVoids } from "./surroundings"

/**
 * A transaction's size, in tills and in events. Two lanes: one writes while the other waits for goods or for the disk.
 * With four, groups are half as large and fifty tills sell half as much.
 */
const LIMITS: TurnLimits = { lanes: 2, members: 50, weight: 500 }

type Turns = InTurn<NewBatch, Stored | null>

/** Of each shop in this process (tests boot several). */
const turns = new WeakMap<PosModuleService, Turns>()

function turnsOf(container: MedusaContainer): Turns {
  const shop = container.resolve<PosModuleService>(POS_MODULE)
  const known = turns.get(shop)
  if (known) {
    return known
  }
  const made: Turns = new InTurn((batches) => storeTogether(container, batches), LIMITS)
  turns.set(shop, made)
  return made
}

/**
 * Stores a batch, together with those of other tills that came while lanes were busy; it is durable when this
 * resolves. With `alone` it shares its transaction with nobody.
 * @returns null when there is no such till any more
 */
export async function storeInTurn(
  container: MedusaContainer,
  batch: NewBatch,
  { alone = false }: { alone?: boolean } = {}
): Promise<Stored | null> {
  return await turnsOf(container).take({
    work: batch,
    key: batch.credential.device_id,
    weight: batch.batch.length,
    alone: alone || hasVoids(batch.batch),
  })
}
