import type { MedusaContainer } from "@medusajs/framework/types"
import type { BoughtKey } from "../../../../modules/pos/read-models/bought"
import { isEventId } from "../../../../modules/pos/read-models/till-events"
import { customerIdsOf } from "../find-customers"

export type Search = {
  by: "receipt_number" | "order_number" | "code" | "customer_id" | "phone" | "email" | "card"
  value: string
  /** The till's: national phone numbers are read in its country. */
  retail_store_id: string
}

/**
 * What to look for. A code is what a receipt's QR code or a link says: the id of the sale's event, which the till
 * knows before it prints, or the id of the order. @throws ProblemError 422 `invalid_phone`
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
    default:
      return {
        by: "customer_ids",
        value: await customerIdsOf(container, { key: by, value, retail_store_id }),
      }
  }
}
