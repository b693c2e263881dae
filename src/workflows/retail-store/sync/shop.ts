import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { graph, idsOf, type Linked } from "./graph"

/** What every store's pickup options depend on. */
export type Shop = {
  /** Lower-case ISO codes of every country the shop sells to. */
  countries: string[]
  currencies: string[]
  shipping_profile_ids: string[]
  /** Channels shoppers order in from home; never a till's. */
  online_channel_ids: string[]
}

type Region = { currency_code: string; countries: ({ iso_2: string } | null)[] | null }
type Store = {
  default_sales_channel_id: string | null
  supported_currencies: ({ currency_code: string } | null)[] | null
}
type PublishableKey = { revoked_at: string | Date | null; sales_channels: Linked }

/** Reads the shop's regions, currencies, profiles and online channels. */
export async function readShop(container: MedusaContainer): Promise<Shop> {
  const [regions, shops, keys, profiles, tills] = await Promise.all([
    graph<Region>(container, { entity: "region", fields: ["currency_code", "countries.iso_2"] }),
    graph<Store>(container, {
      entity: "store",
      fields: ["default_sales_channel_id", "supported_currencies.currency_code"],
    }),
    graph<PublishableKey>(container, {
      entity: "api_key",
      fields: ["revoked_at", "sales_channels.id"],
      filters: { type: "publishable" },
    }),
    container
      .resolve(Modules.FULFILLMENT)
      .listShippingProfiles({}, { select: ["id"], order: { id: "ASC" } }),
    tillChannelIds(container),
  ])
  const live = keys.filter(
    (key) => !key.revoked_at || new Date(key.revoked_at).getTime() > Date.now()
  )
  const channels = [
    ...shops.map((shop) => shop.default_sales_channel_id),
    ...live.flatMap((key) => idsOf(key.sales_channels)),
  ]
  return {
    countries: distinct(
      regions.flatMap((region) => (region.countries ?? []).map((country) => country?.iso_2))
    ),
    currencies: distinct([
      ...shops.flatMap((shop) =>
        (shop.supported_currencies ?? []).map((currency) => currency?.currency_code)
      ),
      ...regions.map((region) => region.currency_code),
    ]),
    shipping_profile_ids: profiles.map((profile) => profile.id),
    online_channel_ids: distinct(channels).filter((id) => !tills.has(id)),
  }
}

async function tillChannelIds(container: MedusaContainer): Promise<Set<string | null>> {
  const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
  const all = await stores.listRetailStores({}, { select: ["sales_channel_id"] })
  return new Set(all.map((store) => store.sales_channel_id))
}

function distinct(values: (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => !!value))].sort()
}
