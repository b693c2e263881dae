import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { OrderReturnsPanel } from "../../../admin/panels/order-returns-panel"

export const config = defineWidgetConfig({
  zone: "order.details.side.before",
  id: "omni-order-returns",
})

export default OrderReturnsPanel
