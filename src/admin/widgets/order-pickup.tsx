import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { OrderPickupPanel } from "../../../admin/panels/order-pickup-panel"

export const config = defineWidgetConfig({
  zone: "order.details.side.before",
  id: "omni-order-pickup",
})

export default OrderPickupPanel
