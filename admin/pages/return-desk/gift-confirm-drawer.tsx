import type { AdminGiftQuote, AdminGiftReturn } from "../../../src/types/gift-receipts"
import { useWords } from "../../components/use-words"
import type { useAcceptGift } from "../../data/gift-receipts"
import type { AcceptedUnits } from "../../data/returns"
import { UnitFacts } from "./confirm-fields"
import { refusalsOf } from "./refusals"
import { TakingDrawer } from "./taking-drawer"
import type { ChoosableLine } from "./units-draft"

type GiftConfirmDrawerProps = {
  /** What was quoted, but for the units. */
  asked: { retail_store_id: string; gift_receipt_id: string; request_id?: string }
  lines: readonly ChoosableLine[]
  quote: AdminGiftQuote
  units: AcceptedUnits[]
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
  return (
    <TakingDrawer
      title={t("return_desk.gift.confirm")}
      description={t("return_desk.confirm.text")}
      isRefused={refusalsOf(quote).length > 0}
      accept={accept}
      bodyOf={(said) => ({ ...asked, units, ...said })}
      onClose={onClose}
      onAccepted={onAccepted}
    >
      <UnitFacts lines={lines} units={units} />
    </TakingDrawer>
  )
}
