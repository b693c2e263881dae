import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type StockLine, type VariantStock } from "../../src/modules/pickup/domain/demand"
import {
  availabilityOf,
  type LineAvailability,
} from "../../src/modules/pickup/domain/store-availability"

export type BaselineInput = {
  cart_id: string
  latitude: number
  longitude: number
  limit: number
  now: Date
}
export type BaselineStore = { id: string; lines: LineAvailability[] }

type Level = { inventory_item_id: string; stocked_quantity: number; reserved_quantity: number }
type Store = {
  id: string
  stock_location_id: string
  latitude: number
  longitude: number
  safety_stock: number
}

/**
 * What a careful developer writes with Medusa's query API alone: nearest stores, then for each store its
 * holds and safety stocks, and for each line of the cart the levels behind it. It answers the availability
 * only: no ready time, no slots and no HTTP.
 */
export async function plainLoop(
  container: MedusaContainer,
  input: BaselineInput
): Promise<BaselineStore[]> {
  const { lines, variants } = await readCart(container, input.cart_id)
  const answer: BaselineStore[] = []
  for (const store of await nearestStores(container, input)) {
    answer.push({
      id: store.id,
      lines: await availabilityIn(container, store, lines, variants, input),
    })
  }
  return answer
}

const graphOf = (container: MedusaContainer) => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  return async <Row>(
    entity: string,
    fields: string[],
    filters: Record<string, unknown>
  ): Promise<Row[]> => {
    const { data } = await query.graph({ entity, fields, filters } as Parameters<
      typeof query.graph
    >[0])
    return data as Row[]
  }
}

async function readCart(container: MedusaContainer, cartId: string) {
  type Item = StockLine & {
    variant: {
      manage_inventory: boolean
      allow_backorder: boolean
      inventory_items: VariantStock["components"]
    } | null
  }
  const [cart] = await graphOf(container)<{ items: Item[] }>(
    "cart",
    [
      "items.id",
      "items.variant_id",
      "items.quantity",
      "items.variant.manage_inventory",
      "items.variant.allow_backorder",
      "items.variant.inventory_items.inventory_item_id",
      "items.variant.inventory_items.required_quantity",
    ],
    { id: cartId }
  )
  const lines = [...(cart?.items ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))
  const variants = new Map<string, VariantStock>()
  for (const { variant_id, variant } of lines) {
    if (variant_id && variant) {
      variants.set(variant_id, { ...variant, variant_id, components: variant.inventory_items })
    }
  }
  return { lines, variants }
}

async function nearestStores(container: MedusaContainer, input: BaselineInput): Promise<Store[]> {
  const stores = await graphOf(container)<Store>(
    "retail_store",
    ["id", "stock_location_id", "latitude", "longitude", "safety_stock"],
    { is_active: true, pickup_enabled: true }
  )
  const radians = (degrees: number) => (Number(degrees) * Math.PI) / 180
  const distance = (store: Store) => {
    const [a, b] = [radians(input.latitude), radians(store.latitude)]
    const span = Math.sin((b - a) / 2) ** 2
    return (
      span +
      Math.cos(a) * Math.cos(b) * Math.sin(radians(store.longitude - input.longitude) / 2) ** 2
    )
  }
  return stores.sort((a, b) => distance(a) - distance(b)).slice(0, input.limit)
}

async function availabilityIn(
  container: MedusaContainer,
  store: Store,
  lines: StockLine[],
  variants: ReadonlyMap<string, VariantStock>,
  { cart_id, now }: BaselineInput
): Promise<LineAvailability[]> {
  const graph = graphOf(container)
  const itemsOf = (line: StockLine) =>
    (variants.get(line.variant_id ?? "")?.components ?? []).map(
      (component) => component.inventory_item_id
    )
  const holds = await graph<{ inventory_item_id: string; cart_id: string; quantity: number }>(
    "stock_hold",
    ["inventory_item_id", "cart_id", "quantity"],
    {
      stock_location_id: store.stock_location_id,
      inventory_item_id: lines.flatMap(itemsOf),
      state: "held",
      expires_at: { $gt: now },
    }
  )
  const safety = await graph<{ variant_id: string; quantity: number }>(
    "safety_stock",
    ["variant_id", "quantity"],
    {
      retail_store_id: store.id,
      variant_id: [...variants.keys()],
    }
  )
  const free = new Map<string, number>()
  for (const line of lines) {
    const levels = await graph<Level>(
      "inventory_level",
      ["inventory_item_id", "stocked_quantity", "reserved_quantity"],
      {
        location_id: store.stock_location_id,
        inventory_item_id: itemsOf(line),
      }
    )
    levels.forEach((level) =>
      free.set(level.inventory_item_id, level.stocked_quantity - level.reserved_quantity)
    )
  }
  for (const hold of holds.filter((each) => each.cart_id !== cart_id)) {
    free.set(hold.inventory_item_id, (free.get(hold.inventory_item_id) ?? 0) - hold.quantity)
  }
  return availabilityOf(lines, {
    variants,
    freeOf: (itemId) => free.get(itemId) ?? 0,
    safetyOf: (variantId) =>
      safety.find((each) => each.variant_id === variantId)?.quantity ?? store.safety_stock,
  })
}
