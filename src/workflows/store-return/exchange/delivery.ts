import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { invalid } from "../../../core/errors"
import { PICKUP_MODULE } from "../../../modules/pickup"
import { ownPickupOf } from "../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../modules/pickup/service"
import type { DeliveryAddress } from "../../../modules/store-return/types"
import type { AdminReturnDeskOrder } from "../../../types/return-desk"
import type { WantedGoods } from "./quote-exchange"

type Address = AdminReturnDeskOrder["delivery_address"]

/** Where an order was delivered; null: it was collected in a store, or sold at a till. */
export async function readDeliveryAddress(
  container: MedusaContainer,
  orderId: string
): Promise<Address> {
  const [{ data }, pickup] = await Promise.all([
    container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: "order",
      fields: ["address_1", "city", "postal_code"].map((field) => `shipping_address.${field}`),
      filters: { id: orderId },
    }),
    container
      .resolve<PickupModuleService>(PICKUP_MODULE)
      .reading((manager) => ownPickupOf(manager, orderId)),
  ])
  // A collected order has the address of its store.
  const address = pickup && pickup.status !== "converted" ? null : data[0]?.shipping_address
  return address?.address_1
    ? {
        address_1: address.address_1,
        city: address.city ?? "",
        postal_code: address.postal_code ?? "",
      }
    : null
}

/**
 * Where what goes out in exchange is delivered, as far as it has to be said; the country is that of the desk's store.
 * @returns null: nothing is delivered, or it goes where the order went
 * @throws INVALID_DATA `delivery_address_missing`, `nothing_delivered`
 */
export async function deliveryOf(
  container: MedusaContainer,
  orderId: string,
  exchange:
    | {
        new_units: readonly WantedGoods[]
        delivery_address?: Omit<DeliveryAddress, "country_code">
      }
    | undefined,
  { country_code }: { country_code?: string }
): Promise<DeliveryAddress | null> {
  const said = exchange?.delivery_address
  if (!exchange?.new_units.some(({ from, collect }) => from !== undefined && !collect)) {
    if (said) {
      throw invalid(
        "nothing_delivered",
        "exchange.delivery_address: none of new_units is delivered"
      )
    }
    return null
  }
  if (said) {
    return { ...said, country_code: country_code! }
  }
  if (!(await readDeliveryAddress(container, orderId))) {
    throw invalid(
      "delivery_address_missing",
      "exchange.delivery_address: say where it is delivered, the order has no such address"
    )
  }
  return null
}
