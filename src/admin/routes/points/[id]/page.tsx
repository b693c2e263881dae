import { Breadcrumb } from "../../../../../admin/components/breadcrumb"
import { AccountPage } from "../../../../../admin/pages/points-account/account-page"

export const handle = { breadcrumb: () => <Breadcrumb word="points.account" /> }

export default AccountPage
