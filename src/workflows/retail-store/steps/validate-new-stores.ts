import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { invalid, notFound } from "../../../core/errors"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { graph, idsOf, type Linked } from "../sync/graph"
import { readShop } from "../sync/shop"

export type NewStorePlace = {
  stock_location_id: string
  sales_channel_id?: string | null
  handle: string
}

/**
 * Refuses a store at an unknown or taken location, with a taken handle, or with a till channel that is not
 * free to be one.
 * @throws NOT_FOUND `stock_location_not_found`, `sales_channel_not_found`; INVALID_DATA `stock_location_taken`,
 * `handle_taken`, `sales_channel_taken`, `sales_channel_online`, `sales_channel_elsewhere`
 */
export const validateNewStoresStep = createStep(
  "validate-new-retail-stores",
  async (input: NewStorePlace[], { container }) => {
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    const locations = await graph<{ id: string }>(container, {
      entity: "stock_location",
      fields: ["id"],
      filters: { id: input.map((store) => store.stock_location_id) },
    })
    for (const store of input) {
      if (!locations.some((location) => location.id === store.stock_location_id)) {
        throw notFound(
          "stock_location_not_found",
          `stock_location_id: there is no location ${store.stock_location_id}`
        )
      }
      const [taken] = await stores.listRetailStores(
        { stock_location_id: store.stock_location_id },
        { take: 1 }
      )
      if (taken) {
        throw invalid(
          "stock_location_taken",
          `stock_location_id: the store ${taken.name} is at this location already`
        )
      }
      const [namesake] = await stores.listRetailStores({ handle: store.handle }, { take: 1 })
      if (namesake) {
        throw invalid(
          "handle_taken",
          `handle: the store ${namesake.name} has the handle ${store.handle} already`
        )
      }
    }
    return new StepResponse(undefined)
  }
)

export type TillChannelInput = {
  sales_channel_id?: string | null
  stock_location_id: string
  store_id?: string
}

/** Refuses a channel that cannot become a till's: an unknown, shared, online one, or one that sells elsewhere. */
export const validateTillChannelsStep = createStep(
  "validate-till-channels",
  async (input: TillChannelInput[], { container }) => {
    const given = input.filter((store) => store.sales_channel_id)
    if (!given.length) {
      return new StepResponse(undefined)
    }
    const stores = container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    const shop = await readShop(container)
    const channels = await graph<{ id: string; stock_locations: Linked }>(container, {
      entity: "sales_channel",
      fields: ["id", "stock_locations.id"],
      filters: { id: given.map((store) => store.sales_channel_id!) },
    })
    for (const { sales_channel_id: id, stock_location_id, store_id } of given) {
      const channel = channels.find((candidate) => candidate.id === id)
      if (!channel) {
        throw notFound("sales_channel_not_found", `sales_channel_id: there is no channel ${id}`)
      }
      const [taken] = await stores.listRetailStores({ sales_channel_id: id! }, { take: 1 })
      if (taken && taken.id !== store_id) {
        throw invalid(
          "sales_channel_taken",
          `sales_channel_id: it is the till of the store ${taken.name} already`
        )
      }
      if (shop.online_channel_ids.includes(id!)) {
        throw invalid(
          "sales_channel_online",
          "sales_channel_id: shoppers order online in this channel"
        )
      }
      if (idsOf(channel.stock_locations).some((location) => location !== stock_location_id)) {
        throw invalid(
          "sales_channel_elsewhere",
          "sales_channel_id: this channel sells from another location too"
        )
      }
    }
    return new StepResponse(undefined)
  }
)
