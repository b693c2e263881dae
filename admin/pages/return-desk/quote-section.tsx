import { Text } from "@medusajs/ui"
import type {
  AdminRefundKind,
  AdminReturnDeskOrder,
  AdminReturnQuote,
} from "../../../src/types/return-desk"
import { ChoiceChips } from "../../components/choice-chips"
import { useWords } from "../../components/use-words"
import type { DueTender, ReturnConditions, WantedUnits } from "../../data/returns"
import { PointsEffect } from "./points-effect"
import { QuoteFigures } from "./quote-figures"
import { QuoteFrame } from "./quote-frame"
import { RefusalsNotice } from "./refusals-notice"

const DUE_TENDERS = ["cash", "card"] as const satisfies DueTender[]

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
  /** It is known where goods go that are delivered. */
  isAddressed: boolean
  /** It is known who collects goods elsewhere. */
  isNamed: boolean
  isExchange: boolean
  /** How the shopper pays the difference of an exchange. */
  tender: DueTender | null
  onTender: (tender: DueTender) => void
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
  isAddressed,
  isNamed,
  isExchange,
  tender,
  onTender,
  canAccept,
  onAccept,
}: QuoteSectionProps) => {
  const { t } = useWords()
  return (
    <QuoteFrame
      count={units.reduce((all, { quantity }) => all + quantity, 0)}
      error={error}
      onRetry={onRetry}
      isFetching={isFetching}
      missing={[
        ...(hasReasons ? [] : [t("return_desk.quote.reasons_missing")]),
        ...(isAddressed ? [] : [t("return_desk.delivery.missing")]),
        ...(isNamed ? [] : [t("return_desk.collection.missing")]),
      ]}
      submitLabel={t(isExchange ? "return_desk.exchange.submit" : "return_desk.quote.submit")}
      canSubmit={canAccept}
      onSubmit={onAccept}
    >
      {quote && (
        <>
          <QuoteFigures quote={quote} />
          {quote.due > 0 && <DueTenderField chosen={tender} onChoose={onTender} />}
          <PointsEffect orderId={order.order_id} units={units} />
          {quote.refund_to.length > 1 && (
            <RefundTo
              kinds={quote.refund_to}
              chosen={conditions.refund_to ?? null}
              onChoose={(refund_to) => onConditions({ ...conditions, refund_to })}
            />
          )}
          <RefusalsNotice
            lines={order.lines}
            quote={quote}
            currency={quote.currency_code}
            receipt={{
              isShown: conditions.receipt_shown,
              onShown: (receipt_shown) => onConditions({ ...conditions, receipt_shown }),
            }}
          />
        </>
      )}
    </QuoteFrame>
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

type DueTenderFieldProps = {
  chosen: DueTender | null
  onChoose: (tender: DueTender) => void
}

const DueTenderField = ({ chosen, onChoose }: DueTenderFieldProps) => {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Text size="xsmall" className="text-ui-fg-muted">
        {t("return_desk.exchange.tender")}
      </Text>
      <ChoiceChips
        label={t("return_desk.exchange.tender")}
        choices={DUE_TENDERS}
        chosen={chosen}
        nameOf={(one) => t(`return_desk.refund_to.${one}`)}
        onChoose={onChoose}
      />
    </div>
  )
}
