import { Alert, Container } from "@medusajs/ui"
import { useParams } from "react-router-dom"
import { ErrorState, PageSkeleton } from "../../components/states"
import { TwoColumns } from "../../components/section"
import { useWords } from "../../components/use-words"
import { useStoreFacts } from "../../data/lookups"
import { useReturn } from "../../data/returns"
import { deviceZone } from "../../format/zones"
import { FiscalSection } from "./fiscal-section"
import { HeadSection } from "./head-section"
import { HistorySection } from "./history-section"
import { LegsSection } from "./legs-section"
import { NewUnitsSection } from "./new-units-section"
import { OverrideSection } from "./override-section"
import { UnitsSection } from "./units-section"

/** One visit at the desk: what came back, and whether its money is where it belongs. */
export const ReturnCasePage = () => {
  const { t } = useWords()
  const { id = "" } = useParams()
  const { data: returned, error, refetch } = useReturn(id)
  const storeId = returned?.retail_store.id ?? undefined
  const stores = useStoreFacts(storeId ? [storeId] : [])
  if (!returned) {
    return error ? (
      <Container className="p-0">
        <ErrorState error={error} onRetry={() => refetch()} />
      </Container>
    ) : (
      <PageSkeleton />
    )
  }
  const timeZone = stores.get(storeId ?? "")?.time_zone ?? deviceZone()
  return (
    <TwoColumns
      main={
        <>
          <HeadSection returned={returned} timeZone={timeZone} />
          {returned.failure && returned.state !== "settled" && (
            <Alert variant="warning">
              {t("return_case.failure", { reason: returned.failure })}
            </Alert>
          )}
          <UnitsSection returned={returned} />
          {returned.new_units.length > 0 && <NewUnitsSection returned={returned} />}
          {returned.override && (
            <OverrideSection override={returned.override} returned={returned} timeZone={timeZone} />
          )}
        </>
      }
      side={
        <>
          <LegsSection returned={returned} timeZone={timeZone} />
          {returned.fiscal_receipt && <FiscalSection receipt={returned.fiscal_receipt} />}
          <HistorySection returned={returned} timeZone={timeZone} />
        </>
      }
    />
  )
}
