import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { OrderTillSalePanel } from "../../../admin/panels/order-till-sale-panel"

export const config = defineWidgetConfig({
  zone: "order.details.side.after",
  id: "omni-order-till-sale",
})

export default OrderTillSalePanel
