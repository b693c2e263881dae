import { Breadcrumb } from "../../../../../../admin/components/breadcrumb"
import { ParcelPage } from "../../../../../../admin/pages/parcel/parcel-page"

export const handle = { breadcrumb: () => <Breadcrumb word="parcel.one" /> }

export default ParcelPage
