import { ChartBar } from "@medusajs/icons"
import { clx, Container, Heading, Text } from "@medusajs/ui"
import { FileButton } from "../../components/file-button"
import { PeriodFilter } from "../../components/period-filter"
import { EmptyState, ErrorState, PageSkeleton } from "../../components/states"
import { StorePicker } from "../../components/store-picker"
import { useChosenStore } from "../../components/use-chosen-store"
import { usePeriod } from "../../components/use-period"
import { useWords } from "../../components/use-words"
import { useRetailStores } from "../../data/retail-stores"
import { useReturnReport, useReturnReportFile } from "../../data/returns"
import { lastDays } from "../../format/time"
import { GroupSection } from "./group-section"
import { ReportFigures } from "./report-figures"

const DAYS = 30
const STORES = 200

/** What comes back, why, and how long the money takes. */
export const ReturnReportPage = () => {
  const { t } = useWords()
  const { store, choose } = useChosenStore()
  const { from, to, changePeriod } = usePeriod()
  const { data: shops } = useRetailStores({ limit: STORES, offset: 0 })
  const zones = shops?.retail_stores.map(({ time_zone }) => time_zone) ?? []
  const usual = lastDays(DAYS, new Date(), zones)
  const query = {
    retail_store_id: store ? [store.id] : undefined,
    from: from ?? usual.from,
    to: to ?? usual.to,
  }
  const { data: report, error, refetch, isPlaceholderData } = useReturnReport(query)
  const file = useReturnReportFile(query)
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y overflow-hidden p-0">
        <div className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
          <div>
            <Heading>{t("return_report.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("return_report.text")}
            </Text>
          </div>
          <FileButton file={file} />
        </div>
        <div className="flex flex-wrap items-center gap-2 px-6 py-3">
          <StorePicker chosen={store} onChoose={choose} />
          <PeriodFilter from={query.from} to={query.to} onChange={changePeriod} />
        </div>
        {error && !report ? (
          <ErrorState error={error} onRetry={() => refetch()} />
        ) : report?.returns === 0 ? (
          <EmptyState
            icon={<ChartBar />}
            title={t("return_report.empty")}
            hint={t("return_report.empty_hint")}
          />
        ) : (
          report && <ReportFigures report={report} />
        )}
      </Container>
      {!report && !error && <PageSkeleton sections={2} />}
      {report && report.returns > 0 && (
        <div
          className={clx("grid grid-cols-1 items-start gap-3 transition-opacity xl:grid-cols-2", {
            "opacity-60": isPlaceholderData,
          })}
        >
          <GroupSection
            title={t("return_report.by.reasons")}
            groups={report.reasons}
            nameOf={({ name }) => t(`returns.reason.${name}`)}
          />
          <GroupSection title={t("return_report.by.products")} groups={report.products} />
          <GroupSection
            title={t("return_report.by.stores")}
            groups={report.stores}
            nameOf={({ name }) => name || t("return_report.by_post")}
          />
          <GroupSection
            title={t("return_report.by.channels")}
            groups={report.channels}
            nameOf={({ name }) => name || t("return_report.no_channel")}
          />
        </div>
      )}
    </div>
  )
}
