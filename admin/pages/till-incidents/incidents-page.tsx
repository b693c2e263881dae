import { CheckCircle, XMarkMini } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { ChoiceFilter } from "../../components/choice-filter"
import { ChoiceTabs } from "../../components/choice-tabs"
import { ListBody, PAGE_SIZE } from "../../components/list-body"
import { StorePicker } from "../../components/store-picker"
import { useChosenStore } from "../../components/use-chosen-store"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { useStoreFacts } from "../../data/lookups"
import { useTillIncidents } from "../../data/till-incidents"
import { useTill } from "../../data/tills"
import { useIncidentColumns } from "./incident-columns"
import { IncidentDrawer } from "./incident-drawer"
import { INCIDENT_KINDS, INCIDENT_STATES } from "./incident-words"

/** What does not fit together and needs a person, of every till this one may see. */
export const IncidentsPage = () => {
  const { t } = useWords()
  const { get, change, page, setPage, opened, setOpened } = useSearchState()
  const { store, choose } = useChosenStore()
  const status = INCIDENT_STATES.find((one) => one === get("status"))
  const kind = INCIDENT_KINDS.find((one) => one === get("kind"))
  const till = get("till")
  const isOldestFirst = get("order") === "oldest"
  const { data, error, refetch } = useTillIncidents({
    retail_store_id: store?.id,
    till_id: till || undefined,
    kind,
    status,
    order: isOldestFirst ? "oldest" : undefined,
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  })
  const stores = useStoreFacts(data?.incidents.map(({ retail_store_id }) => retail_store_id) ?? [])
  const columns = useIncidentColumns(stores, {
    isOldestFirst,
    onTurn: () => change({ order: isOldestFirst ? null : "oldest" }),
  })
  const clear = () =>
    change({ status: null, kind: null, till: null, store: null, store_name: null })
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="px-6 py-4">
        <Heading>{t("till_incidents.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("till_incidents.text")}
        </Text>
      </div>
      <ChoiceTabs
        label={t("till_incidents.columns.status")}
        choices={INCIDENT_STATES}
        chosen={status}
        nameOf={(one) => t(`till_incidents.status.${one}`)}
        onChoose={(next) => change({ status: next })}
      />
      <div className="flex flex-wrap items-center gap-2 px-6 py-3">
        <StorePicker chosen={store} onChoose={choose} />
        <ChoiceFilter
          label={t("till_incidents.columns.what")}
          allLabel={t("till_incidents.any_kind")}
          choices={INCIDENT_KINDS}
          chosen={kind}
          nameOf={(one) => t(`till_incidents.kind.${one}`)}
          onChoose={(next) => change({ kind: next })}
          className="w-64"
        />
        {till && <TillFilter id={till} onRemove={() => change({ till: null })} />}
      </div>
      <ListBody
        label={t("till_incidents.title")}
        columns={columns}
        rows={data?.incidents}
        count={data?.count}
        error={error}
        onRetry={() => refetch()}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpened(id)}
        page={page}
        onPage={setPage}
        isFiltered={!!(status || kind || till || store)}
        onClear={clear}
        empty={{
          icon: <CheckCircle />,
          title: t("till_incidents.empty"),
          hint: t("till_incidents.empty_hint"),
        }}
      />
      {opened && <IncidentDrawer key={opened} id={opened} onClose={() => setOpened(null)} />}
    </Container>
  )
}

const TillFilter = ({ id, onRemove }: { id: string; onRemove: () => void }) => {
  const { t } = useWords()
  const { data: till } = useTill(id)
  return (
    <Button size="small" variant="secondary" onClick={onRemove}>
      {till?.name ?? "…"} <XMarkMini aria-label={t("common.remove")} />
    </Button>
  )
}
