import { Breadcrumb } from "../../../../../../admin/components/breadcrumb"
import { ShiftPage } from "../../../../../../admin/pages/shift/shift-page"

export const handle = { breadcrumb: () => <Breadcrumb word="shifts.one" /> }

export default ShiftPage
