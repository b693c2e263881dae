import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import {
  batchShippingOptionRulesWorkflow,
  createShippingOptionsWorkflow,
  updateShippingOptionsWorkflow,
} from "@medusajs/medusa/core-flows"
import type { RetailStoreDTO } from "../../../modules/retail-store/types"
import { graph } from "./graph"
import { PICKUP_PROVIDER_ID } from "./pickup-provider"
import type { Shop } from "./shop"

/** Code of the shipping option type all our pickup options share. */
export const PICKUP_OPTION_TYPE = "omni_pickup"

const ENABLED_RULE = "enabled_in_store"

type PickupOption = {
  id: string
  name: string
  shipping_profile_id: string
  type: { code: string } | null
  rules: { id: string; attribute: string; value: string }[]
  prices: { currency_code: string }[]
  price_set_link: { price_set_id: string }
}

/**
 * Makes sure there is one pickup option per shipping profile, free where no price is set yet. A store that
 * takes no pickups keeps its options out of shoppers' sight: open orders still point at them.
 */
export async function ensurePickupOptions(
  container: MedusaContainer,
  store: RetailStoreDTO,
  zoneId: string,
  shop: Shop
): Promise<void> {
  const enabled = store.pickup_enabled && store.is_active
  const options = await pickupOptionsOf(container, zoneId)
  const covered = new Set(options.map((option) => option.shipping_profile_id))
  const missing = shop.shipping_profile_ids.filter((id) => !covered.has(id))
  if (enabled && missing.length) {
    await createOptions(container, store, zoneId, missing, shop.currencies)
  }
  for (const option of options) {
    await bringInStep(container, store, option, enabled, shop.currencies)
  }
}

/** What the dashboard and the shopper read; stores tell apart by it. */
const optionName = (store: RetailStoreDTO) => `${store.name}, ${store.city}`

async function pickupOptionsOf(
  container: MedusaContainer,
  zoneId: string
): Promise<PickupOption[]> {
  const options = await graph<PickupOption>(container, {
    entity: "shipping_option",
    fields: [
      "id",
      "name",
      "shipping_profile_id",
      "type.code",
      "rules.id",
      "rules.attribute",
      "rules.value",
      "prices.currency_code",
      "price_set_link.price_set_id",
    ],
    filters: { service_zone_id: zoneId },
  })
  return options.filter((option) => option.type?.code === PICKUP_OPTION_TYPE)
}

async function createOptions(
  container: MedusaContainer,
  store: RetailStoreDTO,
  zoneId: string,
  profileIds: string[],
  currencies: string[]
): Promise<void> {
  const type_id = await ensureOptionType(container)
  await createShippingOptionsWorkflow(container).run({
    input: profileIds.map((shipping_profile_id) => ({
      name: optionName(store),
      service_zone_id: zoneId,
      shipping_profile_id,
      provider_id: PICKUP_PROVIDER_ID,
      type_id,
      price_type: "flat" as const,
      prices: currencies.map((currency_code) => ({ currency_code, amount: 0 })),
      data: { retail_store_id: store.id },
      rules: [
        { attribute: ENABLED_RULE, operator: "eq" as const, value: "true" },
        { attribute: "is_return", operator: "eq" as const, value: "false" },
      ],
    })),
  })
}

async function ensureOptionType(container: MedusaContainer): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const [existing] = await fulfillment.listShippingOptionTypes({ code: PICKUP_OPTION_TYPE })
  const type =
    existing ??
    (await fulfillment.createShippingOptionTypes({
      code: PICKUP_OPTION_TYPE,
      label: "Click and collect",
      description: "Collected in a store of the retailer",
    }))
  return type.id
}

async function bringInStep(
  container: MedusaContainer,
  store: RetailStoreDTO,
  option: PickupOption,
  enabled: boolean,
  currencies: string[]
): Promise<void> {
  if (option.name !== optionName(store)) {
    await updateShippingOptionsWorkflow(container).run({
      input: [{ id: option.id, name: optionName(store) }],
    })
  }
  const rule = option.rules.find((candidate) => candidate.attribute === ENABLED_RULE)
  if (rule && rule.value !== String(enabled)) {
    await batchShippingOptionRulesWorkflow(container).run({
      input: {
        create: [],
        update: [{ id: rule.id, attribute: ENABLED_RULE, operator: "eq", value: String(enabled) }],
        delete: [],
      },
    })
  }
  const priced = new Set(option.prices.map((price) => price.currency_code))
  const unpriced = currencies.filter((currency) => !priced.has(currency))
  if (unpriced.length) {
    await container.resolve(Modules.PRICING).addPrices({
      priceSetId: option.price_set_link.price_set_id,
      prices: unpriced.map((currency_code) => ({ currency_code, amount: 0 })),
    })
  }
}
