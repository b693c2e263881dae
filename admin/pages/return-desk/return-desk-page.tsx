import { Container, Text } from "@medusajs/ui"
import { useRef, useState } from "react"
import { ErrorState, PageSkeleton } from "../../components/states"
import { useErrorText } from "../../components/use-error-text"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { BLIND_PATH, isFound, openRequestId, useDeskOrder, useFindBought } from "../../data/returns"
import { DeskHead, NoStore } from "./desk-head"
import { DeskOrder } from "./desk-order"
import { FindField } from "./find-field"
import { FoundOrders } from "./found-orders"
import { searchesFor, type Kind } from "./searches"
import { GiftDesk, type OpenGift } from "./gift-desk"
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
  const [gift, setGift] = useState<OpenGift>()
  const goods = gift
    ? { id: gift.receipt.id, lines: gift.receipt.lines }
    : order && { id: order.order_id, lines: order.lines }
  const [draft, setDraft, announce] = useUnitsDraft(goods)
  const field = useRef<HTMLInputElement>(null)
  useForgetForeignStore(find.error, setStore)

  const open = (id: string | null, request: string | null = null) => change({ order: id, request })
  const scan = (text: string, kind: Kind | undefined) => {
    // While an order or a gift receipt is open, its goods are scanned; anything else is the next shopper.
    const line = goods && lineOfScan(goods.lines, draft, text)
    if (line) {
      const { line_item_id: id } = line
      setDraft(withUnits(draft, id, (draft[id]?.length ?? 0) + 1))
      return
    }
    find.mutate(searchesFor(text, kind), {
      onSuccess: (found) => {
        const only = found.orders.length === 1 ? found.orders[0]?.order_id : null
        // A mistyped number does not throw away what is chosen of the open goods.
        if (isFound(found) || !goods) {
          const { gift_receipt: receipt, return_request: asked } = found
          const request_id = openRequestId(asked)
          setGift(receipt && { receipt, request_id })
          open(only ?? null, request_id)
          if (asked && request_id) {
            announce(receipt?.id ?? asked.order_id, asked.units)
          }
        }
      },
    })
  }
  const startOver = () => {
    open(null)
    setGift(undefined)
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
              : goods && find.data && !isFound(find.data)
                ? t("return_desk.found.none")
                : null
          }
          onFind={scan}
          onEdit={() => (find.isError || goods) && find.reset()}
        />
      </DeskHead>
      {!store ? (
        <NoStore />
      ) : gift ? (
        <GiftDesk
          key={gift.receipt.id}
          gift={gift}
          storeId={store.id}
          draft={draft}
          onDraft={setDraft}
          onLeave={startOver}
        />
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
          onRequest={(asked) => {
            open(order.order_id, asked?.id)
            if (asked) {
              announce(order.order_id, asked.units)
            }
          }}
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
