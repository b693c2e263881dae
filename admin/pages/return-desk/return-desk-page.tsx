import { Container, Text } from "@medusajs/ui"
import { useRef } from "react"
import { ErrorState, PageSkeleton } from "../../components/states"
import { useErrorText } from "../../components/use-error-text"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { BLIND_PATH, useDeskOrder, useFindBought } from "../../data/returns"
import { DeskHead, NoStore } from "./desk-head"
import { DeskOrder } from "./desk-order"
import { FindField } from "./find-field"
import { FoundOrders } from "./found-orders"
import { searchesFor, type Kind } from "./searches"
import { lineOfScan, withUnits } from "./units-draft"
import { useDeskStore, useForgetForeignStore } from "./use-desk-store"
import { useUnitsDraft } from "./use-units-draft"

/** Where a store takes goods back: find what was bought, choose what comes back, see what it comes to. */
export const ReturnDeskPage = () => {
  const { t } = useWords()
  const { get, change } = useSearchState()
  const [store, setStore] = useDeskStore()
  const orderId = get("order") || undefined
  // What the shopper asked online to return: the units it holds come back with it alone.
  const requestId = get("request") || undefined
  const { data: order, error, refetch } = useDeskOrder(orderId, requestId)
  const find = useFindBought(store?.id)
  const { of: errorText } = useErrorText()
  const [draft, setDraft, announce] = useUnitsDraft(order)
  const field = useRef<HTMLInputElement>(null)
  useForgetForeignStore(find.error, setStore)

  const open = (id: string | null, request: string | null = null) => change({ order: id, request })
  const scan = (text: string, kind: Kind | undefined) => {
    // While an order is open, its goods are scanned; anything else is the next shopper.
    const line = order && lineOfScan(order.lines, draft, text)
    if (line) {
      const { line_item_id: id } = line
      setDraft(withUnits(draft, id, (draft[id]?.length ?? 0) + 1))
      return
    }
    find.mutate(searchesFor(text, kind), {
      onSuccess: ({ orders, return_request }) => {
        const only = orders.length === 1 ? orders[0]?.order_id : null
        // A mistyped number does not throw away what is chosen of the open order.
        if (orders.length > 0 || !order) {
          const asked = return_request?.state === "requested" ? return_request : null
          open(only ?? null, asked?.id)
          if (asked) {
            announce(asked)
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
      <DeskHead
        title={t("return_desk.title")}
        store={store}
        onStore={setStore}
        links={[
          { to: BLIND_PATH, label: t("return_blind.title") },
          { to: "/returns", label: t("returns.title") },
        ]}
      >
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
      </DeskHead>
      {!store ? (
        <NoStore />
      ) : orderId && error && !order ? (
        <Container className="p-0">
          <ErrorState error={error} onRetry={() => refetch()} />
        </Container>
      ) : orderId && !order ? (
        <PageSkeleton sections={2} />
      ) : order ? (
        <DeskOrder
          key={`${order.order_id} ${requestId}`}
          order={order}
          requestId={requestId}
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
