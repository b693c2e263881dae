import { useParams } from "react-router-dom"
import { PageSkeleton } from "../../components/states"
import { useAccount } from "../../data/points"
import { AccountSection } from "./account-section"
import { HistorySection } from "./history-section"
import { LotsSection } from "./lots-section"
import { MergesSection } from "./merges-section"

/** One account of points: what it has, why, and until when. */
export const AccountPage = () => {
  const { id = "" } = useParams()
  const { data: account, error } = useAccount(id)
  if (!account) {
    if (error) {
      throw error
    }
    return <PageSkeleton sections={3} />
  }
  return (
    <div className="flex flex-col gap-y-3">
      <AccountSection account={account} level="h1" />
      <LotsSection key={`lots-${id}`} id={id} />
      <HistorySection key={`history-${id}`} id={id} />
      <MergesSection account={account} />
    </div>
  )
}
