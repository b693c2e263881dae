import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { PickupPage } from "../../../../../admin/pages/pickup/pickup-page"

export const handle = { breadcrumb: () => <Breadcrumb word="pickup.one" /> }

export default PickupPage
