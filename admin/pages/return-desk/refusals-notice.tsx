import { Label, Switch } from "@medusajs/ui"
import { useId } from "react"
import type { AdminReturnDeskOrder, AdminReturnQuote } from "../../../src/types/return-desk"
import { useWords } from "../../components/use-words"
import { refusalsOf } from "./refusals"
import { RefusedAlert } from "./refused-alert"

type RefusalsNoticeProps = {
  order: AdminReturnDeskOrder
  quote: AdminReturnQuote
  receiptShown: boolean
  onReceipt: (isShown: boolean) => void
}

/** What the policy refuses of the chosen units; a receipt that is asked for may be shown. */
export const RefusalsNotice = ({ order, quote, receiptShown, onReceipt }: RefusalsNoticeProps) => {
  const refused = refusalsOf(quote)
  const asksForReceipt = receiptShown || refused.some(({ code }) => code === "receipt_required")
  return (
    <>
      {asksForReceipt && <ReceiptSwitch isShown={receiptShown} onChange={onReceipt} />}
      {refused.length > 0 && (
        <RefusedAlert
          refused={refused}
          titles={new Map(order.lines.map(({ line_item_id, title }) => [line_item_id, title]))}
          currency={quote.currency_code}
          mayOverride={quote.may_override}
        />
      )}
    </>
  )
}

type ReceiptSwitchProps = { isShown: boolean; onChange: (isShown: boolean) => void }

const ReceiptSwitch = ({ isShown, onChange }: ReceiptSwitchProps) => {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="flex items-center justify-between gap-x-4 px-6 py-4">
      <Label htmlFor={id} size="small">
        {t("return_desk.receipt_shown")}
      </Label>
      <Switch id={id} checked={isShown} onCheckedChange={onChange} />
    </div>
  )
}
