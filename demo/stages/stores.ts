import { Modules } from "@medusajs/framework/utils"
import { RETAIL_STORE_MODULE } from "../../src/modules/retail-store"
import type { RetailStoreModuleService } from "../../src/modules/retail-store/service"
import { createRetailStoresWorkflow } from "../../src/workflows/retail-store"
import { BRAND } from "../data/brand"
import { staffMail } from "../data/staff"
import { STORES, VARIANTS_TO_KEEP } from "../data/stores"
import type { Demo, Stage } from "../lib/demo"
import { newYearExceptions } from "../lib/hours"
import { ensureLocations } from "../lib/locations"

/** The retail stores with their hours, pickup settings, staff and safety stock. */
export const storesStage: Stage = {
  name: "stores",
  async run(demo) {
    const stores = await ensureStores(demo)
    await assignStaff(demo, stores)
    await keepBack(demo, stores)
    return `${STORES.length} stores in ${new Set(STORES.map(({ city }) => city)).size} cities`
  },
}

const serviceOf = ({ container }: Demo) =>
  container.resolve<RetailStoreModuleService>(RETAIL_STORE_MODULE)

/** Ids by handle. */
async function ensureStores(demo: Demo): Promise<Map<string, string>> {
  const service = serviceOf(demo)
  const known = await service.listRetailStores({}, { select: ["id", "handle"] })
  const missing = STORES.filter(({ handle }) => !known.some((store) => store.handle === handle))
  const locations = await ensureLocations(demo.container, missing)
  if (missing.length) {
    await createRetailStoresWorkflow(demo.container).run({
      input: {
        retail_stores: missing.map(
          ({ staff: _staff, assortment: _assortment, ...store }, index) => ({
            ...store,
            country_code: BRAND.country,
            stock_location_id: locations[index]!,
            exceptions: newYearExceptions(demo.now),
          })
        ),
      },
    })
  }
  const all = await service.listRetailStores({}, { select: ["id", "handle"] })
  return new Map(all.map(({ handle, id }) => [handle, id]))
}

async function assignStaff(demo: Demo, stores: Map<string, string>): Promise<void> {
  const members = STORES.flatMap(({ handle, staff }) =>
    staff.map((member) => ({ ...member, handle }))
  )
  const emails = members.map(({ name }) => staffMail(name))
  const users = await demo.container
    .resolve(Modules.USER)
    .listUsers({ email: emails }, { select: ["id", "email"] })
  for (const { name, role, handle } of members) {
    const user = users.find(({ email }) => email === staffMail(name))!
    await serviceOf(demo).assignStaff({
      retail_store_id: stores.get(handle)!,
      user_id: user.id,
      role,
    })
  }
}

async function keepBack(demo: Demo, stores: Map<string, string>): Promise<void> {
  const sku = VARIANTS_TO_KEEP.map((kept) => kept.sku)
  const variants = await demo.container
    .resolve(Modules.PRODUCT)
    .listProductVariants({ sku }, { select: ["id", "sku"] })
  for (const { handle, sku, quantity } of VARIANTS_TO_KEEP) {
    const variant = variants.find((candidate) => candidate.sku === sku)!
    await serviceOf(demo).setSafetyStock(stores.get(handle)!, [
      { variant_id: variant.id, quantity },
    ])
  }
}
