import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { RetailStorePage } from "../../../../../admin/pages/retail-store/retail-store-page"

export const handle = { breadcrumb: () => <Breadcrumb word="store.one" /> }

export default RetailStorePage
