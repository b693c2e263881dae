import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { BRAND } from "../data/brand"
import { readDemoFile, writeDemoFile } from "../lib/credentials"
import type { Demo, Stage } from "../lib/demo"

/**
 * Name, currency, region, taxes, the online channel and its publishable key. Medusa makes an empty store,
 * a channel and a key at its first boot: they become the shop's.
 */
export const shopStage: Stage = {
  name: "shop",
  lacksLogIns: ({ credentialsFile }) => !readDemoFile(credentialsFile).publishable_key,
  async run(demo) {
    const [store] = await demo.container.resolve(Modules.STORE).listStores({}, { take: 1 })
    const region = await ensureRegion(demo)
    await ensureTaxes(demo)
    const channel = await ensureChannel(demo, store?.default_sales_channel_id)
    await ensureKey(demo, channel)
    await updateStoresWorkflow(demo.container).run({
      input: {
        selector: { id: store?.id },
        update: {
          name: BRAND.name,
          supported_currencies: [
            { currency_code: BRAND.currency, is_default: true, is_tax_inclusive: true },
          ],
          default_region_id: region,
          default_sales_channel_id: channel,
        },
      },
    })
    return `${BRAND.name}: ${BRAND.region}, ${BRAND.currency.toUpperCase()}, VAT ${BRAND.vatRate} % included`
  },
}

async function ensureRegion({ container }: Demo): Promise<string> {
  const [found] = await container
    .resolve(Modules.REGION)
    .listRegions({ name: BRAND.region }, { take: 1 })
  if (found) {
    return found.id
  }
  const region = {
    name: BRAND.region,
    currency_code: BRAND.currency,
    countries: [BRAND.country],
    payment_providers: ["pp_system_default"],
    automatic_taxes: true,
    is_tax_inclusive: true,
  }
  const { result } = await createRegionsWorkflow(container).run({ input: { regions: [region] } })
  return result[0]!.id
}

async function ensureTaxes({ container }: Demo): Promise<void> {
  const [found] = await container
    .resolve(Modules.TAX)
    .listTaxRegions({ country_code: BRAND.country }, { take: 1 })
  if (!found) {
    const default_tax_rate = {
      name: `VAT ${BRAND.vatRate} %`,
      code: `vat${BRAND.vatRate}`,
      rate: BRAND.vatRate,
    }
    await createTaxRegionsWorkflow(container).run({
      input: [{ country_code: BRAND.country, provider_id: "tp_system", default_tax_rate }],
    })
  }
}

async function ensureChannel(
  { container }: Demo,
  defaultId: string | null | undefined
): Promise<string> {
  const channel = { name: BRAND.channel, description: "The online shop" }
  if (defaultId) {
    await container.resolve(Modules.SALES_CHANNEL).updateSalesChannels(defaultId, channel)
    return defaultId
  }
  const { result } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [channel] },
  })
  return result[0]!.id
}

async function ensureKey(demo: Demo, channelId: string): Promise<void> {
  const { container } = demo
  const keys = container.resolve(Modules.API_KEY)
  const [known] = await keys.listApiKeys({ type: "publishable" }, { take: 1 })
  const key = known ?? (await createKey(demo))
  await keys.updateApiKeys(key.id, { title: BRAND.publishableKeyTitle })
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "api_key",
    fields: ["id", "sales_channels.id"],
    filters: { id: key.id },
  })
  const linked = (data[0]?.sales_channels ?? []) as ({ id: string } | null)[]
  if (!linked.some((channel) => channel?.id === channelId)) {
    await linkSalesChannelsToApiKeyWorkflow(container).run({
      input: { id: key.id, add: [channelId] },
    })
  }
  writeDemoFile(demo.credentialsFile, { publishable_key: key.token })
}

async function createKey({ container }: Demo): Promise<{ id: string; token: string }> {
  const api_keys = [
    { title: BRAND.publishableKeyTitle, type: "publishable" as const, created_by: "" },
  ]
  const { result } = await createApiKeysWorkflow(container).run({ input: { api_keys } })
  return result[0]!
}
