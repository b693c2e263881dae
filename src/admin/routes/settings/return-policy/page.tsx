import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArrowUturnLeft } from "@medusajs/icons"
import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { ReturnPolicyPage } from "../../../../../admin/pages/return-policy/return-policy-page"

export const config = defineRouteConfig({
  label: "return_policy.menu",
  translationNs: "omni",
  icon: ArrowUturnLeft,
})

export const handle = { breadcrumb: () => <Breadcrumb word="return_policy.menu" /> }

export default ReturnPolicyPage
