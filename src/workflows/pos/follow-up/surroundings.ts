import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { POS_MODULE } from "../../../modules/pos"
import type { PosEventData } from "../../../modules/pos/domain/events/envelope"
import type { PendingEvent } from "../../../modules/pos/operations/follow-up"
import { findProducts } from "../../../modules/pos/read-models/product-references"
import type { PosModuleService } from "../../../modules/pos/service"
import { RETAIL_STORE_MODULE } from "../../../modules/retail-store"
import type { RetailStoreModuleService } from "../../../modules/retail-store/service"
import { type NamedPerson, readCustomers } from "./known-customers"
import type { SaleSurroundings, VariantSnapshot } from "./sale-order"

type Sale = PosEventData<"sale.completed">

const VARIANT_FIELDS = [
  "id",
  "sku",
  "barcode",
  "title",
  "product.id",
  "product.title",
  "product.handle",
  "product.thumbnail",
]

/** Everything a page of one till's sales refers to, read once for all of them. */
export async function readSurroundings(
  container: MedusaContainer,
  events: readonly PendingEvent[]
): Promise<(event: PendingEvent) => SaleSurroundings> {
  const sales = events.map(({ body }) => body.data as Sale)
  const pos = container.resolve<PosModuleService>(POS_MODULE)
  const storeOf = await readStores(container, events)
  const personOf = (event: PendingEvent): NamedPerson => ({
    ...(event.body.data as Sale).customer,
    country_code: storeOf.get(event.retail_store_id)?.country_code,
  })
  const named = events.filter((event) => (event.body.data as Sale).customer)
  const [device, products, customerOf, regionOf] = await Promise.all([
    pos.retrievePosDevice(events[0]!.device_id, { select: ["id", "name"] }),
    pos.reading((manager) =>
      findProducts(
        manager,
        sales.flatMap(({ lines }) => lines)
      )
    ),
    readCustomers(container, named.map(personOf)),
    readRegions(container),
  ])
  const found = sales.flatMap(({ lines }) =>
    lines.flatMap((line) => products.find(line)?.variant_id ?? [])
  )
  const variants = await readVariants(container, [...new Set(found)])
  return (event) => {
    const sale = event.body.data as Sale
    const store = storeOf.get(event.retail_store_id)
    return {
      region_id: regionOf(sale.currency_code, store?.country_code),
      sales_channel_id: store?.sales_channel_id ?? "",
      till_name: device.name,
      customer: customerOf(personOf(event)),
      variantOf: (line) => variants.get(products.find(line)?.variant_id ?? ""),
    }
  }
}

async function readStores(container: MedusaContainer, events: readonly PendingEvent[]) {
  const stores = await container
    .resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)
    .listRetailStores({ id: [...new Set(events.map((event) => event.retail_store_id))] }, {
      select: ["id", "sales_channel_id", "country_code"],
      take: null,
    } as never)
  return new Map(stores.map((store) => [store.id, store]))
}

async function readVariants(
  container: MedusaContainer,
  ids: string[]
): Promise<Map<string, VariantSnapshot>> {
  if (ids.length === 0) {
    return new Map()
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "variant", fields: VARIANT_FIELDS, filters: { id: ids } })
  return new Map((data as unknown as VariantSnapshot[]).map((variant) => [variant.id, variant]))
}

/** The region a receipt's currency belongs to, that of the store's country first. */
async function readRegions(container: MedusaContainer) {
  const regions = await container
    .resolve(Modules.REGION)
    .listRegions({}, { relations: ["countries"], take: null } as never)
  return (currency: string, country?: string): string | undefined => {
    const candidates = regions.filter((region) => region.currency_code === currency)
    const ofCountry = candidates.find((region) =>
      region.countries?.some(({ iso_2 }) => iso_2 === country)
    )
    return (ofCountry ?? candidates[0])?.id
  }
}
