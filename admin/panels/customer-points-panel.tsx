import { Skeleton, Text } from "@medusajs/ui"
import type { AdminLoyaltyAccount } from "../../src/types/loyalty-desk"
import { Section } from "../components/section"
import { ErrorState } from "../components/states"
import { useWords } from "../components/use-words"
import { useAccount, useCustomerAccounts } from "../data/points"
import { AccountSection } from "../pages/points-account/account-section"
import { HistorySection } from "../pages/points-account/history-section"
import { LotsSection } from "../pages/points-account/lots-section"

/** What Medusa tells a widget of a customer's page. */
type CustomerPointsPanelProps = { data: { id: string } }

/** The points of a customer: balance, lots and history. */
export const CustomerPointsPanel = ({ data: customer }: CustomerPointsPanelProps) => {
  const { t } = useWords()
  const { data: accounts, error, refetch } = useCustomerAccounts(customer.id)
  if (accounts?.length) {
    return (
      <>
        {accounts.map((account) => (
          <CustomerAccount key={account.id} head={account} />
        ))}
      </>
    )
  }
  return (
    <Section title={t("points.title")}>
      {error ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : accounts ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("points.none")}
        </Text>
      ) : (
        <Loading />
      )}
    </Section>
  )
}

const CustomerAccount = ({ head }: { head: AdminLoyaltyAccount }) => {
  const { t } = useWords()
  const { data: account, error, refetch } = useAccount(head.id)
  if (!account) {
    return (
      <Section title={t("points.title")}>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Loading />}
      </Section>
    )
  }
  return (
    <>
      <AccountSection account={account} />
      {account.status !== "merged" && <LotsSection id={account.id} />}
      <HistorySection id={account.id} />
    </>
  )
}

const Loading = () => {
  const { t } = useWords()
  return (
    <div className="px-6 py-4" role="status" aria-label={t("common.loading")}>
      <Skeleton className="h-16 w-full" />
    </div>
  )
}
