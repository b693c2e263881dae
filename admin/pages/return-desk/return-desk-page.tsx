import { BuildingStorefront } from "@medusajs/icons"
import { Container, Heading, Text } from "@medusajs/ui"
import { useEffect, useRef } from "react"
import { Link } from "react-router-dom"
import { ErrorState, EmptyState, PageSkeleton } from "../../components/states"
import { StorePicker } from "../../components/store-picker"
import { useErrorText } from "../../components/use-error-text"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { useDeskOrder, useFindBought } from "../../data/returns"
import { isStoreForbidden } from "../../data/request"
import { DeskOrder } from "./desk-order"
import { FindField } from "./find-field"
import { FoundOrders } from "./found-orders"
import { searchesFor, type Kind } from "./searches"
import { lineOfScan, withUnits } from "./units-draft"
import { useDeskStore } from "./use-desk-store"
import { useUnitsDraft } from "./use-units-draft"

/** Where a store takes goods back: find what was bought, choose what comes back, see what it comes to. */
export const ReturnDeskPage = () => {
  const { t } = useWords()
  const { get, change } = useSearchState()
  const [store, setStore] = useDeskStore()
  const orderId = get("order") || undefined
  const { data: order, error, refetch } = useDeskOrder(orderId)
  const find = useFindBought(store?.id)
  const { of: errorText } = useErrorText()
  const [draft, setDraft, announce] = useUnitsDraft(order)
  const field = useRef<HTMLInputElement>(null)

  const isForeignStore = isStoreForbidden(find.error)
  useEffect(() => {
    if (isForeignStore) {
      setStore(null)
    }
  }, [isForeignStore, setStore])

  const open = (id: string | null) => change({ order: id })
  const scan = (text: string, kind: Kind | undefined) => {
    // While an order is open, its goods are scanned; anything else is the next shopper.
    const line = order && lineOfScan(order.lines, draft, text)
    if (line) {
      const { line_item_id: id } = line
      setDraft(withUnits(draft, id, (draft[id]?.length ?? 0) + 1))
      return
    }
    find.mutate(searchesFor(text, kind), {
      onSuccess: (found) => {
        const only = found.orders.length === 1 ? found.orders[0]?.order_id : null
        // A mistyped number does not throw away what is chosen of the open order.
        if (found.orders.length > 0 || !order) {
          open(only ?? null)
          if (found.return_request) {
            announce(found.return_request)
          }
        }
      },
    })
  }
  const startOver = () => {
    open(null)
    find.reset()
    field.current?.focus()
  }

  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-col gap-y-4 px-6 py-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Heading>{t("return_desk.title")}</Heading>
          <div className="flex items-center gap-x-3">
            <StorePicker chosen={store} onChoose={setStore} required />
            <Link
              to="/returns"
              className="txt-compact-small-plus text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
            >
              {t("returns.title")}
            </Link>
          </div>
        </div>
        <FindField
          ref={field}
          isBusy={find.isPending}
          disabled={!store}
          error={
            find.error
              ? errorText(find.error)
              : order && find.data?.orders.length === 0
                ? t("return_desk.found.none")
                : null
          }
          onFind={scan}
          onEdit={() => (find.isError || order) && find.reset()}
        />
      </Container>
      {!store ? (
        <Container className="p-0">
          <EmptyState
            icon={<BuildingStorefront />}
            title={t("return_desk.no_store")}
            hint={t("return_desk.no_store_hint")}
          />
        </Container>
      ) : orderId && error && !order ? (
        <Container className="p-0">
          <ErrorState error={error} onRetry={() => refetch()} />
        </Container>
      ) : orderId && !order ? (
        <PageSkeleton sections={2} />
      ) : order ? (
        <DeskOrder
          key={order.order_id}
          order={order}
          storeId={store.id}
          draft={draft}
          onDraft={setDraft}
          onLeave={startOver}
        />
      ) : find.data ? (
        <FoundOrders orders={find.data.orders} onOpen={open} />
      ) : (
        <Container className="px-6 py-10">
          <Text size="small" className="text-ui-fg-muted text-balance text-center">
            {t("return_desk.start")}
          </Text>
        </Container>
      )}
    </div>
  )
}
