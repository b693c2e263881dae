import {
  createServiceZonesWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
} from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { BRAND, CENTRE, DELIVERY_OPTIONS } from "../data/brand"
import type { Demo, Stage } from "../lib/demo"
import { link } from "../lib/link"
import { ensureLocations } from "../lib/locations"
import { onlineChannelId } from "../lib/lookup"

const SET_NAME = "Delivery from the centre"
const PROVIDER = "manual_manual"

/** The distribution centre and delivery from it to every address in the country. */
export const deliveryStage: Stage = {
  name: "delivery",
  async run(demo) {
    const profileId = await ensureProfile(demo)
    const [centre] = await ensureLocations(demo.container, [CENTRE])
    const setId = await ensureSet(demo)
    await link(demo.container, [
      {
        [Modules.SALES_CHANNEL]: { sales_channel_id: await onlineChannelId(demo.container) },
        [Modules.STOCK_LOCATION]: { stock_location_id: centre! },
      },
      {
        [Modules.STOCK_LOCATION]: { stock_location_id: centre! },
        [Modules.FULFILLMENT]: { fulfillment_provider_id: PROVIDER },
      },
      {
        [Modules.STOCK_LOCATION]: { stock_location_id: centre! },
        [Modules.FULFILLMENT]: { fulfillment_set_id: setId },
      },
    ])
    await ensureOptions(demo, await ensureZone(demo, setId), profileId)
    return `${CENTRE.name}; ${DELIVERY_OPTIONS.map((option) => option.name).join(", ")}`
  },
}

async function ensureProfile({ container }: Demo): Promise<string> {
  const [found] = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingProfiles({ type: "default" }, { take: 1 })
  if (found) {
    return found.id
  }
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Standard", type: "default" }] },
  })
  return result[0]!.id
}

async function ensureSet({ container }: Demo): Promise<string> {
  const fulfilment = container.resolve(Modules.FULFILLMENT)
  const [found] = await fulfilment.listFulfillmentSets({ name: SET_NAME }, { take: 1 })
  return (found ?? (await fulfilment.createFulfillmentSets({ name: SET_NAME, type: "shipping" })))
    .id
}

async function ensureZone({ container }: Demo, setId: string): Promise<string> {
  const [found] = await container
    .resolve(Modules.FULFILLMENT)
    .listServiceZones({ fulfillment_set: { id: setId } }, { take: 1 })
  if (found) {
    return found.id
  }
  const { result } = await createServiceZonesWorkflow(container).run({
    input: {
      data: [
        {
          name: BRAND.region,
          fulfillment_set_id: setId,
          geo_zones: [{ type: "country", country_code: BRAND.country }],
        },
      ],
    },
  })
  return result[0]!.id
}

async function ensureOptions(
  { container }: Demo,
  zoneId: string,
  profileId: string
): Promise<void> {
  const found = await container
    .resolve(Modules.FULFILLMENT)
    .listShippingOptions({ service_zone: { id: zoneId } }, { take: 100 })
  const missing = DELIVERY_OPTIONS.filter(
    (option) => !found.some((existing) => existing.name === option.name)
  )
  if (missing.length) {
    await createShippingOptionsWorkflow(container).run({
      input: missing.map((option) => ({
        name: option.name,
        service_zone_id: zoneId,
        shipping_profile_id: profileId,
        provider_id: PROVIDER,
        price_type: "flat" as const,
        type: { label: option.name, description: option.description, code: option.code },
        prices: [{ currency_code: BRAND.currency, amount: option.price }],
        rules: [
          { attribute: "enabled_in_store", operator: "eq" as const, value: "true" },
          { attribute: "is_return", operator: "eq" as const, value: "false" },
        ],
      })),
    })
  }
}
