import { InboxSolid } from "@medusajs/icons"
import { Container, Heading, Text } from "@medusajs/ui"
import { ChoiceFilter } from "../../components/choice-filter"
import { ChoiceTabs } from "../../components/choice-tabs"
import { ListBody, PAGE_SIZE } from "../../components/list-body"
import { SearchInput } from "../../components/search-input"
import { StorePicker } from "../../components/store-picker"
import { useChosenStore } from "../../components/use-chosen-store"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { useStoreFacts } from "../../data/lookups"
import { keyText, toKey, useTillEvents } from "../../data/till-events"
import { useEventColumns } from "./event-columns"
import { EventDrawer } from "./event-drawer"
import { EVENT_STATES, EVENT_TYPES, eventTypeWord } from "./event-words"

/** What tills sent, the latest arrival first: of one till, or of all of them with a store to choose. */
export const EventsSection = ({ tillId }: { tillId?: string }) => {
  const { t } = useWords()
  const { get, change, page, setPage, opened, setOpened } = useSearchState()
  const { store, choose } = useChosenStore()
  const q = get("q")
  const state = EVENT_STATES.find((one) => one === get("state"))
  const type = EVENT_TYPES.find((one) => one === get("type"))
  const { data, error, refetch } = useTillEvents({
    till_id: tillId,
    retail_store_id: tillId ? undefined : store?.id,
    type,
    state,
    q,
    limit: PAGE_SIZE,
    offset: page * PAGE_SIZE,
  })
  const stores = useStoreFacts(data?.events.map(({ retail_store_id }) => retail_store_id) ?? [])
  const columns = useEventColumns(stores, !tillId)
  const isFiltered = !!(q || state || type || (!tillId && store))
  const openedKey = toKey(opened)
  const clear = () => change({ q: null, state: null, type: null, store: null, store_name: null })
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="px-6 py-4">
        <Heading level={tillId ? "h2" : "h1"}>{t("till_events.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("till_events.text")}
        </Text>
      </div>
      <ChoiceTabs
        label={t("till_events.columns.state")}
        choices={EVENT_STATES}
        chosen={state}
        nameOf={(one) => t(`till_events.state.${one}`)}
        onChoose={(next) => change({ state: next })}
      />
      <div className="flex flex-wrap items-center gap-2 px-6 py-3">
        {!tillId && <StorePicker chosen={store} onChoose={choose} />}
        <ChoiceFilter
          label={t("till_events.columns.type")}
          allLabel={t("till_events.any_type")}
          choices={EVENT_TYPES}
          chosen={type}
          nameOf={(one) => t(`till_events.type.${eventTypeWord(one)}`)}
          onChoose={(next) => change({ type: next })}
          className="w-52"
        />
        <div className="ml-auto w-64 max-sm:w-full">
          <SearchInput
            value={q}
            placeholder={t("till_events.search")}
            onChange={(text) => change({ q: text.trim() })}
          />
        </div>
      </div>
      <ListBody
        label={t("till_events.title")}
        columns={columns}
        rows={data?.events}
        count={data?.count}
        error={error}
        onRetry={() => refetch()}
        rowKey={keyText}
        onOpen={(event) => setOpened(keyText(event))}
        page={page}
        onPage={setPage}
        isFiltered={isFiltered}
        onClear={clear}
        empty={{
          icon: <InboxSolid />,
          title: t("till_events.empty"),
          hint: t("till_events.empty_hint"),
        }}
      />
      {openedKey && <EventDrawer eventKey={openedKey} onClose={() => setOpened(null)} />}
    </Container>
  )
}
