import { ExclamationCircle } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import type { AdminReturnDeskOrder } from "../../../src/types/return-desk"
import type { AdminReturnRequest } from "../../../src/types/return-requests"
import { TextLink } from "../../components/facts"
import { Section, TwoColumns } from "../../components/section"
import { EmptyState } from "../../components/states"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import { returnPath } from "../../data/returns"
import { formatExactDate } from "../../format/points"
import { AskedSection } from "./asked-section"
import { ConfirmDrawer } from "./confirm-drawer"
import { ContactSection } from "./contact-section"
import { DeliverySection } from "./delivery-section"
import { ExchangeSection } from "./exchange-section"
import { GiftReceiptButton } from "./gift-receipt-button"
import { OrderLineRow } from "./order-line-row"
import { isDelivered } from "./goods-draft"
import { OpenedAskedSection } from "./opened-asked-section"
import { QuoteSection } from "./quote-section"
import { centreBeyond, type UnitsDraft, unitCount } from "./units-draft"
import { useVisit } from "./use-visit"

type DeskOrderProps = {
  order: AdminReturnDeskOrder
  /** What the shopper asked online to return; it comes back without an exchange. */
  requestId: string | undefined
  /** Opens another of her requests; null: what is chosen comes back without any. */
  onRequest: (request: AdminReturnRequest | null) => void
  storeId: string
  draft: UnitsDraft
  onDraft: (draft: UnitsDraft) => void
  /** Back to the search, for the next shopper. */
  onLeave: () => void
}

/** One order at the desk: what comes back of it, what that comes to, and the last look before it is done. */
export const DeskOrder = ({
  order,
  requestId,
  onRequest,
  storeId,
  draft,
  onDraft,
  onLeave,
}: DeskOrderProps) => {
  const { t, language } = useWords()
  const navigate = useNavigate()
  const [isConfirming, setConfirming] = useState(false)
  const visit = useVisit({ order, requestId, storeId, draft })
  const { wanted, accepted, quote, accept, goods } = visit
  const isExchange = goods.length > 0
  const others = order.open_requests.filter(({ id }) => id !== requestId)
  return (
    <>
      <TwoColumns
        main={
          <>
            {others.length > 0 && <AskedSection requests={others} onOpen={onRequest} />}
            {requestId && (
              <OpenedAskedSection requestId={requestId} onOver={() => onRequest(null)} />
            )}
            <Section
              title={t("return_desk.order", { number: order.order_number })}
              subtitle={
                <>
                  {[order.customer_name, formatExactDate(order.placed_at, language)]
                    .filter(Boolean)
                    .join(" · ")}{" "}
                  ·{" "}
                  <TextLink to={`/orders/${order.order_id}`}>{t("return_case.to_order")}</TextLink>
                </>
              }
              actions={
                <>
                  {unitCount(draft) > 0 && (
                    <Button variant="transparent" onClick={() => onDraft({})}>
                      {t("return_desk.clear")}
                    </Button>
                  )}
                  {!order.refusal && <GiftReceiptButton orderId={order.order_id} units={wanted} />}
                  <Button variant="secondary" onClick={onLeave}>
                    {t("return_desk.leave")}
                  </Button>
                </>
              }
            >
              {order.refusal && <Refusal refusal={order.refusal} />}
              <ul className="divide-y">
                {order.lines.map((line) => (
                  <OrderLineRow
                    key={line.line_item_id}
                    line={line}
                    currency={order.currency_code}
                    draft={draft}
                    centre={centreBeyond(order.centre, storeId)}
                    onDraft={onDraft}
                  />
                ))}
              </ul>
            </Section>
            {wanted.length > 0 && !requestId && (
              <ExchangeSection
                orderId={order.order_id}
                storeId={storeId}
                lines={order.lines.filter(({ line_item_id }) => draft[line_item_id]?.length)}
                draft={goods}
                quote={quote.data}
                onDraft={visit.setGoods}
              />
            )}
            {wanted.length > 0 && isDelivered(goods) && (
              <DeliverySection
                known={order.delivery_address}
                draft={visit.delivery}
                onDraft={visit.setDelivery}
              />
            )}
            {wanted.length > 0 && visit.asksContact && (
              <ContactSection draft={visit.contactDraft} onDraft={visit.setContact} />
            )}
          </>
        }
        side={
          wanted.length > 0 && (
            <QuoteSection
              order={order}
              units={wanted}
              quote={quote.data}
              error={quote.error}
              isFetching={quote.isFetching}
              conditions={visit.conditions}
              onConditions={visit.setConditions}
              onRetry={() => quote.refetch()}
              hasReasons={accepted !== null}
              isAddressed={visit.isAddressed}
              isNamed={visit.isNamed}
              tender={visit.tender}
              onTender={visit.setTender}
              canAccept={visit.canAccept}
              isExchange={isExchange}
              onAccept={() => setConfirming(true)}
            />
          )
        }
      />
      {isConfirming && quote.data && accepted && (
        <ConfirmDrawer
          order={order}
          asked={visit.asked}
          exchange={visit.exchange}
          quote={quote.data}
          units={accepted}
          accept={accept}
          onClose={() => setConfirming(false)}
          onAccepted={({ id }) => navigate(returnPath(id))}
        />
      )}
    </>
  )
}

type RefusalProps = { refusal: NonNullable<AdminReturnDeskOrder["refusal"]> }

const Refusal = ({ refusal }: RefusalProps) => {
  const { t } = useWords()
  const { ofCode } = useErrorText()
  return (
    <EmptyState
      icon={<ExclamationCircle className="text-ui-tag-orange-icon" />}
      title={t("return_desk.nothing")}
      hint={ofCode(refusal.code, refusal.message)}
    />
  )
}
