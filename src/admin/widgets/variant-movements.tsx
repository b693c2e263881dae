import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { VariantMovementsPanel } from "../../../admin/panels/variant-movements-panel"

export const config = defineWidgetConfig({
  zone: "product_variant.details.after",
  id: "omni-variant-movements",
})

export default VariantMovementsPanel
