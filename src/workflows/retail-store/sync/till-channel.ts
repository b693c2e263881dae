import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  createSalesChannelsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import type { RetailStoreDTO } from "../../../modules/retail-store/types"
import { graph, idsOf, type Linked } from "./graph"

const OWNER = "omni_retail_store_id"

/**
 * Makes sure the store has a till channel that sells from its location and from no other: an order placed in
 * that channel is then reserved in exactly this store. Answers its id.
 */
export async function ensureTillChannel(
  container: MedusaContainer,
  store: RetailStoreDTO
): Promise<string> {
  const id = (await existingChannel(container, store)) ?? (await createChannel(container, store))
  if (id !== store.sales_channel_id) {
    await container
      .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
      .updateStore(store.id, { sales_channel_id: id })
  }
  await linkOnlyTo(container, id, store.stock_location_id)
  return id
}

async function existingChannel(
  container: MedusaContainer,
  store: RetailStoreDTO
): Promise<string | undefined> {
  const channels = container.resolve(Modules.SALES_CHANNEL)
  if (store.sales_channel_id) {
    const [own] = await channels.listSalesChannels({ id: store.sales_channel_id })
    return own?.id
  }
  // Found when an earlier run died between making the channel and noting it.
  const namesakes = await channels.listSalesChannels({ name: store.name })
  return namesakes.find((channel) => channel.metadata?.[OWNER] === store.id)?.id
}

async function createChannel(container: MedusaContainer, store: RetailStoreDTO): Promise<string> {
  const channel = {
    name: store.name,
    description: `Till sales of the store ${store.name}`,
    metadata: { [OWNER]: store.id },
  }
  const { result } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [channel] },
  })
  return result[0]!.id
}

async function linkOnlyTo(
  container: MedusaContainer,
  channelId: string,
  locationId: string
): Promise<void> {
  const [channel] = await graph<{ stock_locations: Linked }>(container, {
    entity: "sales_channel",
    fields: ["stock_locations.id"],
    filters: { id: channelId },
  })
  const linked = idsOf(channel?.stock_locations)
  for (const other of linked.filter((id) => id !== locationId)) {
    await linkSalesChannelsToStockLocationWorkflow(container).run({
      input: { id: other, remove: [channelId] },
    })
  }
  if (!linked.includes(locationId)) {
    await linkSalesChannelsToStockLocationWorkflow(container).run({
      input: { id: locationId, add: [channelId] },
    })
  }
}
