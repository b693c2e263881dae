import { CheckCircleSolid } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminGiftReceipt } from "../../../src/types/gift-receipts"
import { Section, TwoColumns } from "../../components/section"
import { EmptyState } from "../../components/states"
import { useWords } from "../../components/use-words"
import { useAcceptGift, useGiftQuote } from "../../data/gift-receipts"
import { returnPath } from "../../data/returns"
import { GiftConfirmDrawer } from "./gift-confirm-drawer"
import { GiftQuoteSection } from "./gift-quote-section"
import { LineRow } from "./line-row"
import { refusalsOf } from "./refusals"
import {
  acceptedUnits,
  centreBeyond,
  quotedUnits,
  type UnitsDraft,
  unitCount,
  wantedUnits,
} from "./units-draft"

/** A gift receipt that was found, and what its holder asked to return. */
export type OpenGift = { receipt: AdminGiftReceipt; request_id?: string }

type GiftDeskProps = {
  gift: OpenGift
  storeId: string
  draft: UnitsDraft
  onDraft: (draft: UnitsDraft) => void
  /** Back to the search, for the next shopper. */
  onLeave: () => void
}

/** Goods that come back by a gift receipt: no price and no buyer is shown, to whoever looks at the tablet. */
export const GiftDesk = ({ gift, storeId, draft, onDraft, onLeave }: GiftDeskProps) => {
  const { t } = useWords()
  const [isConfirming, setConfirming] = useState(false)
  const [returnId, setReturnId] = useState<string>()
  const { receipt, request_id } = gift
  const asked = { retail_store_id: storeId, gift_receipt_id: receipt.id, request_id }
  const wanted = wantedUnits(draft)
  const accepted = acceptedUnits(draft)
  const quote = useGiftQuote({ ...asked, units: quotedUnits(draft) })
  const accept = useAcceptGift()
  if (returnId) {
    return <GiftTaken returnId={returnId} onLeave={onLeave} />
  }
  const isLetIn =
    quote.data !== undefined && (quote.data.may_override || refusalsOf(quote.data).length === 0)
  const isCurrent = !quote.isFetching && !quote.error
  return (
    <>
      <TwoColumns
        main={
          <Section
            title={t("return_desk.gift.title")}
            subtitle={t("return_desk.gift.text")}
            actions={
              <>
                {unitCount(draft) > 0 && (
                  <Button variant="transparent" onClick={() => onDraft({})}>
                    {t("return_desk.clear")}
                  </Button>
                )}
                <Button variant="secondary" onClick={onLeave}>
                  {t("return_desk.leave")}
                </Button>
              </>
            }
          >
            <ul className="divide-y">
              {receipt.lines.map((line) => (
                <LineRow
                  key={line.line_item_id}
                  line={line}
                  counted={t(
                    line.returnable > 0
                      ? "return_desk.gift.on_receipt"
                      : "return_desk.gift.none_left",
                    { count: line.quantity }
                  )}
                  draft={draft}
                  centre={centreBeyond(receipt.centre, storeId)}
                  onDraft={onDraft}
                />
              ))}
            </ul>
          </Section>
        }
        side={
          wanted.length > 0 && (
            <GiftQuoteSection
              lines={receipt.lines}
              units={wanted}
              quote={quote.data}
              error={quote.error}
              isFetching={quote.isFetching}
              onRetry={() => quote.refetch()}
              hasReasons={accepted !== null}
              canAccept={isCurrent && isLetIn && accepted !== null}
              onAccept={() => setConfirming(true)}
            />
          )
        }
      />
      {isConfirming && quote.data && accepted && (
        <GiftConfirmDrawer
          asked={asked}
          lines={receipt.lines}
          quote={quote.data}
          units={accepted}
          accept={accept}
          onClose={() => setConfirming(false)}
          onAccepted={({ id }) => setReturnId(id)}
        />
      )}
    </>
  )
}

type GiftTakenProps = { returnId: string; onLeave: () => void }

/** The return's own page tells its money: whoever gives the gift card opens it, out of the shopper's sight. */
const GiftTaken = ({ returnId, onLeave }: GiftTakenProps) => {
  const { t } = useWords()
  return (
    <Section
      title={t("return_desk.gift.title")}
      actions={
        <>
          <Button variant="secondary" asChild>
            <Link to={returnPath(returnId)}>{t("return_desk.gift.open")}</Link>
          </Button>
          <Button onClick={onLeave}>{t("return_case.next")}</Button>
        </>
      }
    >
      <EmptyState
        icon={<CheckCircleSolid className="text-ui-tag-green-icon" />}
        title={t("return_desk.gift.done")}
        hint={t("return_desk.gift.worth_hint")}
      />
    </Section>
  )
}
