import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { CustomerPointsPanel } from "../../../admin/panels/customer-points-panel"

export const config = defineWidgetConfig({
  zone: "customer.details.after",
  id: "omni-customer-points",
})

export default CustomerPointsPanel
