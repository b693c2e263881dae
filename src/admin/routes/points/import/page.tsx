import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { ImportPage } from "../../../../../admin/pages/points-import/import-page"

export const handle = { breadcrumb: () => <Breadcrumb word="points.import.title" /> }

export default ImportPage
