import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { TillPage } from "../../../../../admin/pages/till/till-page"

export const handle = { breadcrumb: () => <Breadcrumb word="tills.one" /> }

export default TillPage
