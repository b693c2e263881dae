import { Alert, Label, Switch, Text } from "@medusajs/ui"
import { useId } from "react"
import { useRefusalText } from "../../components/use-refusal-text"
import { useWords } from "../../components/use-words"
import { type AssessedUnits, refusalsOf } from "./refusals"
import type { ChoosableLine } from "./units-draft"

type RefusalsNoticeProps = {
  lines: readonly Pick<ChoosableLine, "line_item_id" | "title">[]
  quote: AssessedUnits & { may_override: boolean }
  /** Of limits in money. */
  currency: string
  /** Whether the shopper has the receipt; left out: it is here. */
  receipt?: { isShown: boolean; onShown: (isShown: boolean) => void }
}

/** What the policy refuses of the chosen units, and who may let it in all the same. */
export const RefusalsNotice = ({ lines, quote, currency, receipt }: RefusalsNoticeProps) => {
  const { t } = useWords()
  const refusalText = useRefusalText(currency)
  const refused = refusalsOf(quote)
  const titles = new Map(lines.map(({ line_item_id, title }) => [line_item_id, title]))
  const asksForReceipt = receipt?.isShown || refused.some(({ code }) => code === "receipt_required")
  return (
    <>
      {receipt && asksForReceipt && (
        <ReceiptSwitch isShown={receipt.isShown} onChange={receipt.onShown} />
      )}
      {refused.length > 0 && (
        <div className="flex flex-col gap-y-3 px-6 py-4">
          <Alert variant="warning">
            <ul className="flex flex-col gap-y-1">
              {refused.map((refusal) => (
                <li key={`${refusal.line_item_id}${refusal.code}`}>
                  {titles.get(refusal.line_item_id)}: {refusalText(refusal)}
                </li>
              ))}
            </ul>
          </Alert>
          <Text size="small" className="text-ui-fg-subtle">
            {quote.may_override
              ? t("return_desk.override.may")
              : t(`return_desk.override.by.${strictest(refused)}`)}
          </Text>
        </div>
      )}
    </>
  )
}

const RANKS = ["associate", "manager", "admin", "nobody"] as const

/** Who may let in all of it. */
const strictest = (refused: ReturnType<typeof refusalsOf>): (typeof RANKS)[number] =>
  RANKS[Math.max(...refused.map(({ override_by }) => RANKS.indexOf(override_by)))] ?? "nobody"

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
