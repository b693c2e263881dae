import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { ReturnCasePage } from "../../../../../admin/pages/return-case/return-case-page"

export const handle = { breadcrumb: () => <Breadcrumb word="return_case.one" /> }

export default ReturnCasePage
