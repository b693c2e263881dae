import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { ProgrammePage } from "../../../../../admin/pages/points-programme/programme-page"

export const handle = { breadcrumb: () => <Breadcrumb word="points.programme.title" /> }

export default ProgrammePage
