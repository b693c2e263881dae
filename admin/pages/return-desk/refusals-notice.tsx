import { Label, Switch } from "@medusajs/ui"
import { useId } from "react"
import { useWords } from "../../components/use-words"
import { type AssessedUnits, refusalsOf } from "./refusals"
import { RefusedAlert } from "./refused-alert"
import type { ChoosableLine } from "./units-draft"

type RefusalsNoticeProps = {
  lines: readonly Pick<ChoosableLine, "line_item_id" | "title">[]
  quote: AssessedUnits & { may_override: boolean }
  /** Of limits in money. */
  currency?: string
  /** Whether the shopper has the receipt; left out: it is here. */
  receipt?: { isShown: boolean; onShown: (isShown: boolean) => void }
}

/** What the policy refuses of the chosen units; a receipt that is asked for may be shown. */
export const RefusalsNotice = ({ lines, quote, currency, receipt }: RefusalsNoticeProps) => {
  const refused = refusalsOf(quote)
  const asksForReceipt = receipt?.isShown || refused.some(({ code }) => code === "receipt_required")
  return (
    <>
      {receipt && asksForReceipt && (
        <ReceiptSwitch isShown={receipt.isShown} onChange={receipt.onShown} />
      )}
      {refused.length > 0 && (
        <RefusedAlert
          refused={refused}
          titles={new Map(lines.map(({ line_item_id, title }) => [line_item_id, title]))}
          currency={currency}
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
