import { TruckFast } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { StockTransferStatus } from "../../../src/types/stock"
import { ChoiceTabs } from "../../components/choice-tabs"
import { ListBody, PAGE_SIZE } from "../../components/list-body"
import { Section } from "../../components/section"
import { StorePicker } from "../../components/store-picker"
import { useChosenStore } from "../../components/use-chosen-store"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { useStoreFacts } from "../../data/lookups"
import { useTransfers } from "../../data/stock-transfers"
import { RequestTransferModal } from "./request-transfer-modal"
import { useTransferColumns } from "./transfer-columns"
import { TransferDrawer } from "./transfer-drawer"

const STATUSES = [
  "requested",
  "sent",
  "received",
  "cancelled",
] as const satisfies StockTransferStatus[]

/** Goods on their way between stores. */
export const TransfersPage = () => {
  const { t } = useWords()
  const { get, change, page, setPage, opened, setOpened } = useSearchState()
  const { store, choose } = useChosenStore()
  const [isAsking, setAsking] = useState(false)
  const status = STATUSES.find((one) => one === get("status"))
  const { data, error, refetch } = useTransfers({
    retail_store_id: store?.id,
    status,
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  })
  const stores = useStoreFacts(
    data?.transfers.flatMap(({ to_store, from_store }) => (to_store ?? from_store)?.id ?? []) ?? []
  )
  const columns = useTransferColumns(stores)
  const ask = (
    <Button size="small" variant="secondary" onClick={() => setAsking(true)}>
      {t("transfers.ask")}
    </Button>
  )
  return (
    <Section level="h1" title={t("transfers.title")} subtitle={t("transfers.text")} actions={ask}>
      <ChoiceTabs
        label={t("transfers.columns.status")}
        choices={STATUSES}
        chosen={status}
        nameOf={(one) => t(`transfers.status.${one}`)}
        onChoose={(next) => change({ status: next })}
      />
      <div className="flex flex-wrap items-center gap-2 px-6 py-3">
        <StorePicker chosen={store} onChoose={choose} />
      </div>
      <ListBody
        label={t("transfers.title")}
        columns={columns}
        rows={data?.transfers}
        count={data?.count}
        error={error}
        onRetry={() => refetch()}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpened(id)}
        page={page}
        onPage={setPage}
        isFiltered={!!(status || store)}
        onClear={() => change({ status: null, store: null, store_name: null })}
        empty={{
          icon: <TruckFast />,
          title: t("transfers.empty"),
          hint: t("transfers.empty_hint"),
          action: ask,
        }}
      />
      {opened && <TransferDrawer key={opened} id={opened} onClose={() => setOpened(null)} />}
      {isAsking && (
        <RequestTransferModal
          onClose={() => setAsking(false)}
          onAsked={(id) => {
            setAsking(false)
            setOpened(id)
          }}
        />
      )}
    </Section>
  )
}
