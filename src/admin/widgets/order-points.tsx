import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { OrderPointsPanel } from "../../../admin/panels/order-points-panel"

export const config = defineWidgetConfig({
  zone: "order.details.side.after",
  id: "omni-order-points",
})

export default OrderPointsPanel
