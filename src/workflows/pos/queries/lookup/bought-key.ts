import type { MedusaContainer } from "@medusajs/framework/types"
import { POS_MODULE } from "../../../../modules/pos"
import type { BoughtKey } from "../../../../modules/pos/read-models/bought"
import { findProducts } from "../../../../modules/pos/read-models/product-references"
import { isEventId } from "../../../../modules/pos/read-models/till-events"
import type { PosModuleService } from "../../../../modules/pos/service"
import { customerIdsOf } from "../find-customers"

/** What was bought before is not looked for by goods alone. */
const RECENT_MS = 90 * 86_400_000

export type Search = {
  by:
    | "receipt_number"
    | "order_number"
    | "code"
    | "customer_id"
    | "phone"
    | "email"
    | "card"
    | "product"
  value: string
  /** National phone numbers are read in its country, and goods are looked for that it sold or handed out. */
  retail_store_id: string
}

/**
 * What to look for. A code is what a receipt's QR code or a link says: the id of the sale's event, which the till
 * knows before it prints, or the id of the order. A product is named by its SKU, or by the digits under its bars.
 * @throws ProblemError 422 `invalid_phone`
 */
export async function boughtKeyOf(
  container: MedusaContainer,
  { by, value, retail_store_id }: Search
): Promise<BoughtKey> {
  switch (by) {
    case "receipt_number":
      return { by, value }
    case "order_number":
      return { by, value: value.replace(/^#/, "") }
    case "code":
      return isEventId(value) ? { by: "sale_event_id", value } : { by: "order_id", value }
    case "customer_id":
      return { by: "customer_ids", value: [value] }
    case "product":
      return {
        by: "variant_ids",
        value: await variantsNamed(container, value),
        since: new Date(Date.now() - RECENT_MS),
      }
    default:
      return {
        by: "customer_ids",
        value: await customerIdsOf(container, { key: by, value, retail_store_id }),
      }
  }
}

async function variantsNamed(container: MedusaContainer, value: string): Promise<string[]> {
  const names = [{ sku: value }, { barcode: value }]
  const { find } = await container
    .resolve<PosModuleService>(POS_MODULE)
    .reading((manager) => findProducts(manager, names))
  return [...new Set(names.flatMap((name) => find(name)?.variant_id ?? []))]
}
