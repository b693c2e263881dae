import { Envelope } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link, useNavigate } from "react-router-dom"
import type { ReturnRequestState } from "../../../src/types/return-requests"
import { ChoiceTabs } from "../../components/choice-tabs"
import { ListBody, PAGE_SIZE } from "../../components/list-body"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { parcelPath, useParcels } from "../../data/parcels"
import { FindParcelField } from "./find-parcel-field"
import { useParcelColumns } from "./parcel-columns"

const STATES = [
  "requested",
  "received",
  "cancelled",
  "expired",
] as const satisfies ReturnRequestState[]
const ALL = "all"

/** Returns that shoppers send by post; those that are on their way are shown first of all. */
export const ParcelsPage = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const { get, change, page, setPage } = useSearchState()
  const number = get("number")
  const chosen = get("state")
  const state = chosen === ALL ? undefined : (STATES.find((one) => one === chosen) ?? "requested")
  const { data, error, refetch } = useParcels({
    state,
    order_number: /^\d+$/.test(number) ? Number(number) : undefined,
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  })
  const columns = useParcelColumns()
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div>
          <Heading>{t("parcels.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("parcels.text")}
          </Text>
        </div>
        <Button size="small" variant="secondary" asChild>
          <Link to="/returns">{t("returns.title")}</Link>
        </Button>
      </div>
      <div className="px-6 py-4">
        <FindParcelField onNumber={(text) => change({ number: text, state: ALL })} />
      </div>
      <ChoiceTabs
        label={t("returns.columns.state")}
        choices={STATES}
        chosen={state}
        nameOf={(one) => t(`parcels.state.${one}`)}
        onChoose={(next) => change({ state: next ?? ALL })}
      />
      {number && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-6 py-3">
          <Text size="small">{t("parcels.of_order", { number })}</Text>
          <Button size="small" variant="transparent" onClick={() => change({ number: null })}>
            {t("common.clear_filters")}
          </Button>
        </div>
      )}
      <ListBody
        label={t("parcels.title")}
        columns={columns}
        rows={data?.return_requests}
        count={data?.count}
        error={error}
        onRetry={() => refetch()}
        rowKey={({ id }) => id}
        onOpen={({ id }) => navigate(parcelPath(id))}
        page={page}
        onPage={setPage}
        isFiltered={number !== "" || (state !== undefined && state !== "requested")}
        onClear={() => change({ number: null, state: null })}
        empty={{
          icon: <Envelope />,
          title: t("parcels.empty"),
          hint: t("parcels.empty_hint"),
        }}
      />
    </Container>
  )
}
