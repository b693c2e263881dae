import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { LiabilityPage } from "../../../../../admin/pages/points-liability/liability-page"

export const handle = { breadcrumb: () => <Breadcrumb word="points.liability.title" /> }

export default LiabilityPage
