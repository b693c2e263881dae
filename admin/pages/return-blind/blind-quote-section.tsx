import { Text } from "@medusajs/ui"
import type { AdminBlindQuote } from "../../../src/types/return-desk"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import { QuoteFrame } from "../return-desk/quote-frame"
import { RefusedAlert } from "../return-desk/refused-alert"
import { unitCount } from "../return-desk/units-draft"
import type { useBlindVisit } from "./use-blind-visit"

type BlindQuoteSectionProps = { visit: ReturnType<typeof useBlindVisit>; onAccept: () => void }

/** What the scanned goods come to, what the policy refuses of them, and what is still missing. */
export const BlindQuoteSection = ({ visit, onAccept }: BlindQuoteSectionProps) => {
  const { t } = useWords()
  const { draft, quote, refused, currencies } = visit
  const missing = [
    ...(visit.taken ? [] : [t("return_desk.quote.reasons_missing")]),
    ...(visit.bringer ? [] : [t("return_blind.person.missing")]),
  ]
  const failed = quote.error ? quote : currencies.error ? currencies : null
  return (
    <QuoteFrame
      count={unitCount(draft.units)}
      error={failed?.error}
      onRetry={() => failed?.refetch()}
      isFetching={quote.isFetching}
      missing={missing}
      submitLabel={t("return_desk.quote.submit")}
      canSubmit={visit.canAccept}
      onSubmit={onAccept}
    >
      {quote.data && (
        <>
          <BlindSum quote={quote.data} />
          {refused.length > 0 && (
            <RefusedAlert
              refused={refused}
              titles={new Map(quote.data.units.map(({ variant_id, title }) => [variant_id, title]))}
              currency={quote.data.currency_code}
              mayOverride={quote.data.may_override}
            />
          )}
        </>
      )}
    </QuoteFrame>
  )
}

/** It goes back in no other way than this one. */
const BlindSum = ({ quote: { amount, currency_code } }: { quote: AdminBlindQuote }) => {
  const { t, language } = useWords()
  return (
    <div className="flex items-baseline justify-between gap-x-4 px-6 py-4" aria-live="polite">
      <Text size="small" weight="plus">
        {t("returns.leg.store_credit")}
      </Text>
      <span className="h1-core text-ui-fg-base tabular-nums">
        {formatMoney(amount, currency_code, language)}
      </span>
    </div>
  )
}
