import { Cash } from "@medusajs/icons"
import { Container, DatePicker, Heading, Text } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import type { Shift } from "../../../src/types/shift"
import { ChoiceFilter } from "../../components/choice-filter"
import { ListBody, PAGE_SIZE } from "../../components/list-body"
import { StorePicker } from "../../components/store-picker"
import { useChosenStore } from "../../components/use-chosen-store"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { useStoreFacts } from "../../data/lookups"
import { useShifts } from "../../data/shifts"
import { fromCalendarDate, toCalendarDate } from "../../format/time"
import { useShiftColumns } from "./shift-columns"

const STATUSES = ["open", "closed"] as const satisfies Shift["status"][]
const DATE = /^\d{4}-\d{2}-\d{2}$/

/** Shifts of all tills, the youngest business day first. */
export const ShiftsPage = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const { get, change, page, setPage } = useSearchState()
  const { store, choose } = useChosenStore()
  const status = STATUSES.find((one) => one === get("status"))
  const day = DATE.test(get("day")) ? get("day") : undefined
  const { data, error, refetch } = useShifts({
    retail_store_id: store?.id,
    business_date: day,
    status,
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  })
  const stores = useStoreFacts(data?.shifts.map(({ retail_store_id }) => retail_store_id) ?? [])
  const columns = useShiftColumns(stores)
  const clear = () => change({ status: null, day: null, store: null, store_name: null })
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="px-6 py-4">
        <Heading>{t("shifts.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("shifts.text")}
        </Text>
      </div>
      <div className="flex flex-wrap items-center gap-2 px-6 py-3">
        <StorePicker chosen={store} onChoose={choose} />
        <ChoiceFilter
          label={t("shifts.columns.status")}
          allLabel={t("shifts.any_status")}
          choices={STATUSES}
          chosen={status}
          nameOf={(one) => t(`shifts.status.${one}`)}
          onChoose={(next) => change({ status: next })}
        />
        <div className="w-48">
          <DatePicker
            size="small"
            aria-label={t("shifts.columns.day")}
            value={day ? fromCalendarDate(day) : null}
            onChange={(date) => change({ day: date && toCalendarDate(date) })}
          />
        </div>
      </div>
      <ListBody
        label={t("shifts.title")}
        columns={columns}
        rows={data?.shifts}
        count={data?.count}
        error={error}
        onRetry={() => refetch()}
        rowKey={({ id }) => id}
        onOpen={({ id }) => navigate(`/tills/shifts/${id}`)}
        page={page}
        onPage={setPage}
        isFiltered={!!(status || day || store)}
        onClear={clear}
        empty={{ icon: <Cash />, title: t("shifts.empty"), hint: t("shifts.empty_hint") }}
      />
    </Container>
  )
}
