import { Breadcrumb } from "../../../../../../admin/components/breadcrumb"
import { BlindPage } from "../../../../../../admin/pages/return-blind/blind-page"

export const handle = { breadcrumb: () => <Breadcrumb word="return_blind.title" /> }

export default BlindPage
