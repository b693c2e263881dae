import { Alert, Button, clx, Skeleton, Text } from "@medusajs/ui"
import type { AdminGiftQuote } from "../../../src/types/gift-receipts"
import { Section } from "../../components/section"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import type { WantedUnits } from "../../data/returns"
import { RefusalsNotice } from "./refusals-notice"
import type { ChoosableLine } from "./units-draft"

/** A gift's quote has no money, and no refusal of it speaks of any. */
const NO_CURRENCY = "rub"

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
  error,
  isFetching,
  onRetry,
  hasReasons,
  canAccept,
  onAccept,
}: GiftQuoteSectionProps) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const count = units.reduce((all, { quantity }) => all + quantity, 0)
  return (
    <Section title={t("return_desk.quote.title")} subtitle={t("returns.units", { count })}>
      {error ? (
        <div className="flex flex-col gap-y-3 px-6 py-4">
          <Alert variant="error">{errorText(error)}</Alert>
          <Button variant="secondary" className="self-start" onClick={onRetry}>
            {t("common.try_again")}
          </Button>
        </div>
      ) : quote ? (
        <div className={clx("divide-y transition-opacity", { "opacity-60": isFetching })}>
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
          <RefusalsNotice lines={lines} quote={quote} currency={NO_CURRENCY} />
        </div>
      ) : (
        <div className="px-6 py-4">
          <Skeleton className="h-24 w-full" aria-label={t("common.loading")} />
        </div>
      )}
      <div className="flex flex-col gap-y-2 px-6 py-4">
        {!hasReasons && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("return_desk.quote.reasons_missing")}
          </Text>
        )}
        <Button size="large" className="w-full" disabled={!canAccept} onClick={onAccept}>
          {t("return_desk.quote.submit")}
        </Button>
      </div>
    </Section>
  )
}
