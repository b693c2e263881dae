import { Text } from "@medusajs/ui"
import type { AdminGiftQuote } from "../../../src/types/gift-receipts"
import { useWords } from "../../components/use-words"
import type { WantedUnits } from "../../data/returns"
import { QuoteFrame } from "./quote-frame"
import { RefusalsNotice } from "./refusals-notice"
import type { ChoosableLine } from "./units-draft"

type GiftQuoteSectionProps = {
  lines: readonly ChoosableLine[]
  units: WantedUnits[]
  quote: AdminGiftQuote | undefined
  error: unknown
  isFetching: boolean
  onRetry: () => void
  /** Every unit says why it comes back. */
  hasReasons: boolean
  canAccept: boolean
  onAccept: () => void
}

/** What becomes of the goods' worth, without telling it, and what the policy refuses. */
export const GiftQuoteSection = ({
  lines,
  units,
  quote,
  hasReasons,
  canAccept,
  onAccept,
  ...frame
}: GiftQuoteSectionProps) => {
  const { t } = useWords()
  return (
    <QuoteFrame
      {...frame}
      count={units.reduce((all, { quantity }) => all + quantity, 0)}
      missing={hasReasons ? [] : [t("return_desk.quote.reasons_missing")]}
      submitLabel={t("return_desk.quote.submit")}
      canSubmit={canAccept}
      onSubmit={onAccept}
    >
      {quote && (
        <>
          <div className="flex flex-col gap-y-1 px-6 py-4" aria-live="polite">
            <Text size="small" weight="plus">
              {t(quote.has_value ? "return_desk.gift.worth" : "return_desk.gift.no_value")}
            </Text>
            {quote.has_value && (
              <Text size="small" className="text-ui-fg-subtle">
                {t("return_desk.gift.worth_hint")}
              </Text>
            )}
          </div>
          <RefusalsNotice lines={lines} quote={quote} />
        </>
      )}
    </QuoteFrame>
  )
}
