import { Modules } from "@medusajs/framework/utils"
import { PICKUP_MODULE } from "../../src/modules/pickup"
import { findPickups } from "../../src/modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../src/modules/pickup/service"
import { RETAIL_STORE_MODULE } from "../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../src/modules/retail-store/service"
import { type DemoPickup, PICKUPS } from "../data/pickups"
import { staffMail } from "../data/staff"
import { backdate } from "../lib/backdate"
import type { Demo, Stage } from "../lib/demo"
import { present } from "../lib/lookup"
import { placeForPickup } from "../lib/pickup-carts"
import { bringTo } from "../lib/pickup-commands"

const HOUR_MS = 3_600_000

/** Orders to be collected, one in each state; these are real ones, with their units reserved in the store. */
export const pickupsStage: Stage = {
  name: "pickups",
  async run(demo) {
    const stores = await demo.container
      .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      .listRetailStores({}, { select: ["id", "handle"] })
    const [manager] = await demo.container
      .resolve(Modules.USER)
      .listUsers({ email: staffMail("manager") }, { take: 1 })
    for (const plan of PICKUPS) {
      const store = present(
        stores.find(({ handle }) => handle === plan.store),
        plan.store
      )
      const orderId = await placeForPickup(demo.container, plan, store.id)
      const pickupId = await pickupOf(demo, orderId)
      await bringTo(demo.container, plan, pickupId, present(manager, "manager").id)
      await makeLate(demo, plan, pickupId, orderId)
      demo.say(`    ${plan.status} in ${plan.store}`)
    }
    return `${PICKUPS.length} orders to collect`
  },
}

const serviceOf = ({ container }: Demo) => container.resolve<PickupModuleService>(PICKUP_MODULE)

async function pickupOf(demo: Demo, orderId: string): Promise<string> {
  const [pickup] = await serviceOf(demo).reading((manager) =>
    findPickups(manager, { column: "order_id", values: [orderId] })
  )
  return present(pickup, `pickup of order ${orderId}`).id
}

/** Its order was placed a while before the missed promise. */
async function makeLate(
  demo: Demo,
  plan: DemoPickup,
  pickupId: string,
  orderId: string
): Promise<void> {
  if (plan.late_hours === undefined) {
    return
  }
  const promised = new Date(Date.now() - plan.late_hours * HOUR_MS)
  await serviceOf(demo).updatePickups({ id: pickupId, promised_at: promised })
  const placed = new Date(promised.getTime() - 2 * HOUR_MS)
  await backdate(demo.container, "omni_pickup", [{ id: pickupId, at: placed }])
  await backdate(demo.container, "order", [{ id: orderId, at: placed }])
}
