import { Keyboard, ShoppingBag } from "@medusajs/icons"
import { Alert, clx, Container, Heading, IconButton } from "@medusajs/ui"
import { useEffect, useRef, useState } from "react"
import { useNavigate } from "react-router-dom"
import type { AdminPickup } from "../../../src/types/http"
import { ListTable } from "../../components/list-table"
import { Pager } from "../../components/pager"
import { ScanField } from "../../components/scan-field"
import { EmptyState, ErrorState, FilteredEmptyState } from "../../components/states"
import { StorePicker } from "../../components/store-picker"
import { useRememberedStore } from "../../components/use-remembered-store"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { useLookupPickup, usePickups } from "../../data/pickups"
import { errorMessage, isStoreForbidden } from "../../data/request"
import { KeysHelp } from "./keys-help"
import { useQueueColumns } from "./queue-columns"
import { QueueFilters } from "./queue-filters"
import { isQueueTab, QUEUE_TABS } from "./queue-tabs"
import { StatusTabs } from "./status-tabs"
import { useQueueKeys } from "./use-queue-keys"

const PAGE_SIZE = 20

/** The queue of the person in the store. */
export const PickupsPage = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const state = useSearchState()
  const [store, setStore] = useRememberedStore()
  const [active, setActive] = useState(0)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const codeField = useRef<HTMLInputElement>(null)
  const lookup = useLookupPickup()

  const asked = state.get("tab")
  const tab = isQueueTab(asked) ? asked : "open"
  const q = state.get("q")
  const due = state.get("due")
  const { data, error, refetch, isPlaceholderData, isFetching } = usePickups({
    retail_store_id: store ? [store.id] : undefined,
    status: QUEUE_TABS[tab],
    due,
    q,
    limit: PAGE_SIZE,
    offset: state.page * PAGE_SIZE,
  })
  const pickups = data?.pickups
  const columns = useQueueColumns(store === null)
  const { change } = state
  const clear = () => change({ q: null, due: null })

  const open = (pickup: AdminPickup | undefined) => pickup && navigate(`/pickups/${pickup.id}`)
  const openByCode = (code: string) =>
    lookup.mutate(
      { code, retail_store_id: store?.id },
      {
        // The code travels in the history entry, not in the address, which lands in logs.
        onSuccess: ({ pickup }) => navigate(`/pickups/${pickup.id}`, { state: { code } }),
      }
    )
  const move = (step: 1 | -1) =>
    setActive((at) => Math.min(Math.max(at + step, 0), Math.max(0, (pickups?.length ?? 1) - 1)))

  // A device may remember the store of somebody who no longer works there.
  const isForeignStore = isStoreForbidden(error)
  useEffect(() => {
    if (isForeignStore && store) {
      setStore(null)
    }
  }, [isForeignStore, store, setStore])
  useEffect(() => setActive(0), [tab, q, due, state.page, store?.id])
  useEffect(() => {
    document.querySelector(`[data-row="${active}"]`)?.scrollIntoView({ block: "nearest" })
  }, [active])
  useQueueKeys({
    enabled: !isHelpOpen,
    onMove: move,
    onOpen: () => open(pickups?.[active]),
    onFocusCode: () => codeField.current?.focus(),
    onHelp: () => setHelpOpen(true),
    onScan: openByCode,
  })

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-col gap-y-4 px-6 py-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Heading>{t("queue.title")}</Heading>
          <div className="flex items-center gap-x-2">
            <StorePicker chosen={store} onChoose={setStore} />
            <IconButton
              size="small"
              variant="transparent"
              aria-label={t("queue.keys.title")}
              onClick={() => setHelpOpen(true)}
            >
              <Keyboard />
            </IconButton>
          </div>
        </div>
        <ScanField
          ref={codeField}
          label={t("queue.code.label")}
          placeholder={t("queue.code.placeholder")}
          shortcut="/"
          isBusy={lookup.isPending}
          error={lookup.isError ? errorMessage(lookup.error) : null}
          onCode={openByCode}
          onEdit={() => lookup.isError && lookup.reset()}
          onMove={move}
          onOpen={() => open(pickups?.[active])}
        />
      </Container>

      <Container className="divide-y overflow-hidden p-0">
        <StatusTabs tab={tab} counts={data?.counts} onTab={(name) => change({ tab: name })} />
        <QueueFilters
          due={due}
          q={q}
          late={data?.counts.late ?? 0}
          isFetching={isFetching}
          onChange={change}
          onRefresh={() => refetch()}
        />
        <p className="sr-only" aria-live="polite">
          {data && t("queue.found", { count: data.count })}
        </p>
        {error && data && (
          <div className="px-6 py-3">
            <Alert variant="warning">{t("queue.stale", { reason: errorMessage(error) })}</Alert>
          </div>
        )}
        {error && !data ? (
          <ErrorState error={error} onRetry={() => refetch()} />
        ) : (
          <div className={clx("transition-opacity", { "opacity-60": isPlaceholderData })}>
            <ListTable
              label={t("queue.title")}
              columns={columns}
              rows={pickups}
              rowKey={({ id }) => id}
              onOpen={open}
              active={active}
              tall
              skeletonRows={8}
              empty={
                q || due ? (
                  <FilteredEmptyState onClear={clear} />
                ) : (
                  <EmptyState
                    icon={<ShoppingBag />}
                    title={t(`queue.empty.${tab}`)}
                    hint={t("queue.empty.hint")}
                  />
                )
              }
            />
          </div>
        )}
        {data && (
          <Pager count={data.count} limit={PAGE_SIZE} page={state.page} onPage={state.setPage} />
        )}
      </Container>
      {isHelpOpen && <KeysHelp onClose={() => setHelpOpen(false)} />}
    </div>
  )
}
