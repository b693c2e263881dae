import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { BRAND, CENTRE } from "../data/brand"

/** What an earlier stage must have left; its absence is a mistake in the order of the stages. */
export function present<T>(found: T | undefined, what: string): T {
  if (found === undefined) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `The demo shop has no ${what} yet`,
      "demo_incomplete"
    )
  }
  return found
}

export async function onlineChannelId(container: MedusaContainer): Promise<string> {
  const [channel] = await container
    .resolve(Modules.SALES_CHANNEL)
    .listSalesChannels({ name: BRAND.channel }, { take: 1 })
  return present(channel, "online sales channel").id
}

export async function shippingProfileId(container: MedusaContainer): Promise<string> {
  const [profile] = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingProfiles({ type: "default" }, { take: 1 })
  return present(profile, "shipping profile").id
}

export async function regionId(container: MedusaContainer): Promise<string> {
  const [region] = await container
    .resolve(Modules.REGION)
    .listRegions({ name: BRAND.region }, { take: 1 })
  return present(region, "region").id
}

export async function centreId(container: MedusaContainer): Promise<string> {
  const [centre] = await container
    .resolve(Modules.STOCK_LOCATION)
    .listStockLocations({ name: CENTRE.name }, { take: 1 })
  return present(centre, "distribution centre").id
}
