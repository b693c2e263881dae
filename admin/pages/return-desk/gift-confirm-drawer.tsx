import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminGiftQuote, AdminGiftReturn } from "../../../src/types/gift-receipts"
import { FormShell } from "../../components/form-shell"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import type { useAcceptGift } from "../../data/gift-receipts"
import { isRefusal } from "../../data/request"
import type { AcceptedUnits } from "../../data/returns"
import { saysWhy } from "../../format/reason"
import { NO_WORDS, UnitFacts, WordsFields, wordsSaid } from "./confirm-fields"
import { refusalsOf } from "./refusals"
import type { ChoosableLine } from "./units-draft"

type GiftConfirmDrawerProps = {
  /** What was quoted, but for the units. */
  asked: { retail_store_id: string; gift_receipt_id: string; request_id?: string }
  lines: readonly ChoosableLine[]
  quote: AdminGiftQuote
  units: AcceptedUnits[]
  /** Kept by the page, so that a try whose answer was lost is the same request when it is sent again. */
  accept: ReturnType<typeof useAcceptGift>
  onClose: () => void
  onAccepted: (returned: AdminGiftReturn) => void
}

/** The last look: after it goods and stock move. */
export const GiftConfirmDrawer = ({
  asked,
  lines,
  quote,
  units,
  accept,
  onClose,
  onAccepted,
}: GiftConfirmDrawerProps) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const [words, setWords] = useState(NO_WORDS)
  const isRefused = refusalsOf(quote).length > 0

  const submit = () =>
    accept.mutate(
      { ...asked, units, ...wordsSaid(words, isRefused) },
      {
        onSuccess: (answer) => onAccepted(answer.return),
        onError: (error) => {
          if (isRefusal(error)) {
            onClose()
          }
          toast.error(t("returns.refused"), { description: errorText(error) })
        },
      }
    )
  return (
    <FormShell
      title={t("return_desk.gift.confirm")}
      description={t("return_desk.confirm.text")}
      submitLabel={t("return_desk.confirm.submit")}
      isDirty={false}
      isSaving={accept.isPending || accept.isSuccess}
      canSubmit={!isRefused || saysWhy(words.override)}
      onSubmit={submit}
      onClose={onClose}
    >
      <UnitFacts lines={lines} units={units} />
      <WordsFields words={words} onWords={setWords} isRefused={isRefused} />
    </FormShell>
  )
}
