import { Alert, Button, clx, Skeleton, Text } from "@medusajs/ui"
import type { AdminReturnQuote } from "../../../src/types/return-desk"
import { Section, SectionRow } from "../../components/section"
import { useErrorText } from "../../components/use-error-text"
import { useLegName } from "../../components/use-leg-name"
import { useWords } from "../../components/use-words"
import type { WantedUnits } from "../../data/returns"
import { formatMoney } from "../../format/money"
import { PointsEffect } from "./points-effect"

type QuoteSectionProps = {
  orderId: string
  units: WantedUnits[]
  quote: AdminReturnQuote | undefined
  error: unknown
  isFetching: boolean
  onRetry: () => void
  /** Every unit says why it comes back. */
  hasReasons: boolean
  canAccept: boolean
  onAccept: () => void
}

/** What the chosen units come to, to the kopeck, before anything moves. */
export const QuoteSection = ({
  orderId,
  units,
  quote,
  error,
  isFetching,
  onRetry,
  hasReasons,
  canAccept,
  onAccept,
}: QuoteSectionProps) => {
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
          <QuoteFigures quote={quote} />
          <PointsEffect orderId={orderId} units={units} />
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

const QuoteFigures = ({ quote }: { quote: AdminReturnQuote }) => {
  const { t, language } = useWords()
  const legName = useLegName()
  const money = (minor: number) => formatMoney(minor, quote.currency_code, language)
  return (
    <>
      {quote.worth !== quote.amount && (
        <>
          <SectionRow label={t("return_case.worth")}>
            <span className="block text-right tabular-nums">{money(quote.worth)}</span>
          </SectionRow>
          <SectionRow label={t("return_desk.quote.less")}>
            <span className="block text-right tabular-nums">
              {money(quote.amount - quote.worth)}
            </span>
          </SectionRow>
        </>
      )}
      <div className="flex items-baseline justify-between gap-x-4 px-6 py-4" aria-live="polite">
        <Text size="small" weight="plus">
          {t("return_case.amount")}
        </Text>
        <span className="h1-core text-ui-fg-base tabular-nums">{money(quote.amount)}</span>
      </div>
      {quote.legs.map((leg) => (
        <SectionRow key={`${leg.kind}${leg.payment_id ?? leg.tender}`} label={legName(leg)}>
          <span className="block text-right tabular-nums">{money(leg.amount)}</span>
        </SectionRow>
      ))}
    </>
  )
}
