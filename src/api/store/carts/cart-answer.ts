import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { defaultStoreCartFields } from "@medusajs/medusa/api/store/carts/query-config"
import { PICKUP_MODULE } from "../../../modules/pickup"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { StoreCartPickup } from "../../../types/http"

/** The cart as Medusa's own routes answer it, with how it will be collected; `pickup` is null when it will not. */
export async function cartWithPickup(container: MedusaContainer, cartId: string) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data }, [choice]] = await Promise.all([
    query.graph({ entity: "cart", fields: defaultStoreCartFields, filters: { id: cartId } }),
    container.resolve<PickupModuleService>(PICKUP_MODULE).listCartPickups({ cart_id: cartId }),
  ])
  return { ...data[0], pickup: choice ? cartPickup(choice) : null }
}

type Choice = Awaited<ReturnType<PickupModuleService["listCartPickups"]>>[number]

const iso = (date: Date | string | null): string | null =>
  date === null ? null : new Date(date).toISOString()

function cartPickup(choice: Choice): StoreCartPickup {
  return {
    retail_store_id: choice.retail_store_id,
    slot_starts_at: iso(choice.slot_starts_at),
    slot_ends_at: iso(choice.slot_ends_at),
    collector: choice.collector as StoreCartPickup["collector"],
    pay_in_store: choice.pay_in_store,
    ready_at: iso(choice.ready_at),
    held_until: new Date(choice.held_until).toISOString(),
  }
}
