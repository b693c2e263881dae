import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { LineUnits } from "../../../../modules/store-return/domain/returnable-units"

export type MedusaOrderItem = {
  id: string
  title: string
  product_title: string | null
  variant_id: string | null
  variant_sku: string | null
  variant_barcode: string | null
  variant_title: string | null
  quantity: BigNumberInput
  unit_price: BigNumberInput
  is_tax_inclusive: boolean
  total: BigNumberInput
  tax_lines: { rate: BigNumberInput }[] | null
  detail: LineUnits
}

export type MedusaOrder = {
  id: string
  display_id: number | null
  status: string
  customer_id: string | null
  currency_code: string
  created_at: string | Date
  total: BigNumberInput
  items: MedusaOrderItem[]
}

const FIELDS = [
  "id",
  "display_id",
  "status",
  "customer_id",
  "currency_code",
  "created_at",
  "total",
  "items.*",
  "items.total",
  "items.detail.*",
  "items.tax_lines.rate",
]

/** Medusa's orders by id, with what their lines came to. */
export async function readMedusaOrders(
  container: MedusaContainer,
  ids: string[]
): Promise<Map<string, MedusaOrder>> {
  if (ids.length === 0) {
    return new Map()
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: FIELDS, filters: { id: ids } })
  return new Map((data as unknown as MedusaOrder[]).map((order) => [order.id, order]))
}
