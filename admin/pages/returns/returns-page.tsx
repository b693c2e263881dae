import { ArrowUturnLeft } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link, useNavigate } from "react-router-dom"
import type { AdminReturnCase } from "../../../src/types/return-desk"
import { ChoiceTabs } from "../../components/choice-tabs"
import { ListBody, PAGE_SIZE } from "../../components/list-body"
import { PeriodFilter } from "../../components/period-filter"
import { SearchInput } from "../../components/search-input"
import { StorePicker } from "../../components/store-picker"
import { useChosenStore } from "../../components/use-chosen-store"
import { usePeriod } from "../../components/use-period"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { useStoreFacts } from "../../data/lookups"
import { returnPath, useReturns } from "../../data/returns"
import { useReturnColumns } from "./return-columns"

const STATES = ["accepted", "waiting", "settled"] as const satisfies AdminReturnCase["state"][]
const NUMBER = /^#?\s*(\d{1,9})$/

/** What the desks took back, the youngest first. */
export const ReturnsPage = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const { get, change, page, setPage } = useSearchState()
  const { store, choose } = useChosenStore()
  const { from, to, changePeriod } = usePeriod()
  const state = STATES.find((one) => one === get("state"))
  const q = get("q")
  const number = NUMBER.exec(q)?.[1]
  const { data, error, refetch } = useReturns({
    retail_store_id: store ? [store.id] : undefined,
    state,
    order_number: number ? Number(number) : undefined,
    from,
    to,
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  })
  const stores = useStoreFacts(
    data?.returns.flatMap(({ retail_store }) => retail_store.id ?? []) ?? []
  )
  const columns = useReturnColumns(stores, store === null)
  const clear = () =>
    change({ state: null, q: null, from: null, to: null, store: null, store_name: null })
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div>
          <Heading>{t("returns.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("returns.text")}
          </Text>
        </div>
        <div className="flex items-center gap-x-2">
          <Button size="small" variant="secondary" asChild>
            <Link to="/returns/report">{t("return_report.title")}</Link>
          </Button>
          <Button size="small" asChild>
            <Link to="/returns/desk">{t("returns.to_desk")}</Link>
          </Button>
        </div>
      </div>
      <ChoiceTabs
        label={t("returns.columns.state")}
        choices={STATES}
        chosen={state}
        nameOf={(one) => t(`returns.state.${one}`)}
        onChoose={(next) => change({ state: next })}
      />
      <div className="flex flex-wrap items-center gap-2 px-6 py-3">
        <StorePicker chosen={store} onChoose={choose} />
        <PeriodFilter from={from} to={to} onChange={changePeriod} />
        <div className="w-44">
          <SearchInput
            value={q}
            placeholder={t("returns.search")}
            onChange={(text) => change({ q: text })}
          />
        </div>
      </div>
      <ListBody
        label={t("returns.title")}
        columns={columns}
        rows={data?.returns}
        count={data?.count}
        error={error}
        onRetry={() => refetch()}
        rowKey={({ id }) => id}
        onOpen={({ id }) => navigate(returnPath(id))}
        page={page}
        onPage={setPage}
        isFiltered={!!(state || q || from || to || store)}
        onClear={clear}
        empty={{
          icon: <ArrowUturnLeft />,
          title: t("returns.empty"),
          hint: t("returns.empty_hint"),
        }}
      />
    </Container>
  )
}
