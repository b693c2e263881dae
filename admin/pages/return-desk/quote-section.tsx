import { Alert, Button, clx, Skeleton, Text } from "@medusajs/ui"
import type {
  AdminRefundKind,
  AdminReturnDeskOrder,
  AdminReturnQuote,
} from "../../../src/types/return-desk"
import { ChoiceChips } from "../../components/choice-chips"
import { Section, SectionRow } from "../../components/section"
import { useErrorText } from "../../components/use-error-text"
import { useLegName } from "../../components/use-leg-name"
import { useWords } from "../../components/use-words"
import type { ReturnConditions, WantedUnits } from "../../data/returns"
import { formatMoney } from "../../format/money"
import { PointsEffect } from "./points-effect"
import { RefusalsNotice } from "./refusals-notice"

type QuoteSectionProps = {
  order: AdminReturnDeskOrder
  units: WantedUnits[]
  quote: AdminReturnQuote | undefined
  error: unknown
  isFetching: boolean
  conditions: ReturnConditions
  onConditions: (conditions: ReturnConditions) => void
  onRetry: () => void
  /** Every unit says why it comes back. */
  hasReasons: boolean
  canAccept: boolean
  onAccept: () => void
}

/** What the chosen units come to, to the kopeck, before anything moves. */
export const QuoteSection = ({
  order,
  units,
  quote,
  error,
  isFetching,
  conditions,
  onConditions,
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
          <PointsEffect orderId={order.order_id} units={units} />
          {quote.refund_to.length > 1 && (
            <RefundTo
              kinds={quote.refund_to}
              chosen={conditions.refund_to ?? null}
              onChoose={(refund_to) => onConditions({ ...conditions, refund_to })}
            />
          )}
          <RefusalsNotice
            order={order}
            quote={quote}
            receiptShown={conditions.receipt_shown}
            onReceipt={(receipt_shown) => onConditions({ ...conditions, receipt_shown })}
          />
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

type RefundToProps = {
  kinds: AdminRefundKind[]
  chosen: AdminRefundKind | null
  onChoose: (kind: AdminRefundKind) => void
}

/** What the shopper may have the money back as. */
const RefundTo = ({ kinds, chosen, onChoose }: RefundToProps) => {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="xsmall" className="text-ui-fg-muted">
        {t("return_desk.refund_to.label")}
      </Text>
      <ChoiceChips
        label={t("return_desk.refund_to.label")}
        choices={kinds}
        chosen={chosen}
        nameOf={(kind) => t(`return_desk.refund_to.${kind}`)}
        onChoose={onChoose}
      />
    </div>
  )
}

const QuoteFigures = ({ quote }: { quote: AdminReturnQuote }) => {
  const { t, language } = useWords()
  const legName = useLegName()
  const money = (minor: number) => formatMoney(minor, quote.currency_code, language)
  const { worth, fee, amount } = quote
  const differences: [string, number][] = [
    [t("return_desk.quote.fee"), -fee],
    [t("return_desk.quote.less"), amount + fee - worth],
  ]
  const taken = differences.filter(([, minor]) => minor !== 0)
  const rows = taken.length > 0 ? [[t("return_case.worth"), worth] as const, ...taken] : []
  return (
    <>
      {rows.map(([label, amount]) => (
        <SectionRow key={label} label={label}>
          <span className="block text-right tabular-nums">{money(amount)}</span>
        </SectionRow>
      ))}
      <div className="flex items-baseline justify-between gap-x-4 px-6 py-4" aria-live="polite">
        <Text size="small" weight="plus">
          {t("return_case.amount")}
        </Text>
        <span className="h1-core text-ui-fg-base tabular-nums">{money(amount)}</span>
      </div>
      {quote.legs.map((leg) => (
        <SectionRow key={`${leg.kind}${leg.payment_id ?? leg.tender}`} label={legName(leg)}>
          <span className="block text-right tabular-nums">{money(leg.amount)}</span>
        </SectionRow>
      ))}
    </>
  )
}
