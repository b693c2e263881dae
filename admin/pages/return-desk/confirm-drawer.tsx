import { toast } from "@medusajs/ui"
import { useState } from "react"
import type {
  AdminReturnCase,
  AdminReturnDeskOrder,
  AdminReturnQuote,
} from "../../../src/types/return-desk"
import { Fact, Facts } from "../../components/facts"
import { FormShell } from "../../components/form-shell"
import { useErrorText } from "../../components/use-error-text"
import { useLegName } from "../../components/use-leg-name"
import { useWords } from "../../components/use-words"
import { isRefusal } from "../../data/request"
import type { AcceptedUnits, ReturnConditions, useAcceptReturn } from "../../data/returns"
import { formatMoney } from "../../format/money"
import { saysWhy } from "../../format/reason"
import { NO_WORDS, UnitFacts, WordsFields, wordsSaid } from "./confirm-fields"
import { refusalsOf } from "./refusals"
import type { useVisit } from "./use-visit"

type ConfirmDrawerProps = {
  order: AdminReturnDeskOrder
  /** What was quoted, but for the units. */
  asked: ReturnConditions & { retail_store_id: string; order_id: string; request_id?: string }
  exchange: ReturnType<typeof useVisit>["exchange"]
  quote: AdminReturnQuote
  units: AcceptedUnits[]
  /** Kept by the page, so that a try whose answer was lost is the same request when it is sent again. */
  accept: ReturnType<typeof useAcceptReturn>
  onClose: () => void
  onAccepted: (returned: AdminReturnCase) => void
}

/** The last look: after it goods, stock and money move. */
export const ConfirmDrawer = ({
  order,
  asked,
  exchange,
  quote,
  units,
  accept,
  onClose,
  onAccepted,
}: ConfirmDrawerProps) => {
  const { t, language } = useWords()
  const { of: errorText } = useErrorText()
  const legName = useLegName()
  const [words, setWords] = useState(NO_WORDS)
  const isRefused = refusalsOf(quote).length > 0
  const money = (minor: number) => formatMoney(minor, quote.currency_code, language)

  const submit = () =>
    accept.mutate(
      {
        ...asked,
        units,
        exchange,
        amount: quote.amount,
        ...wordsSaid(words, isRefused),
      },
      {
        onSuccess: (answer) => onAccepted(answer.return),
        onError: (error) => {
          // After a refusal order and sum are asked for anew: what was agreed on may not hold any more.
          if (isRefusal(error)) {
            onClose()
          }
          toast.error(t("returns.refused"), { description: errorText(error) })
        },
      }
    )
  return (
    <FormShell
      title={
        quote.due > 0
          ? t("return_desk.exchange.confirm_due", { amount: money(quote.due) })
          : t("return_desk.confirm.title", { amount: money(quote.amount) })
      }
      description={t("return_desk.confirm.text")}
      submitLabel={t("return_desk.confirm.submit")}
      isDirty={false}
      isSaving={accept.isPending || accept.isSuccess}
      canSubmit={!isRefused || saysWhy(words.override)}
      onSubmit={submit}
      onClose={onClose}
    >
      <UnitFacts lines={order.lines} units={units} />
      {quote.new_units.length > 0 && (
        <Facts>
          {quote.new_units.map((unit, at) => (
            <Fact key={at} label={[unit.title, unit.variant_title].filter(Boolean).join(", ")}>
              {unit.deliver_from
                ? t("return_desk.delivery.from", { place: unit.deliver_from.name })
                : t("return_desk.exchange.goes_out")}{" "}
              · {money(unit.amount)}
            </Fact>
          ))}
        </Facts>
      )}
      <Facts>
        {quote.legs.map((leg) => (
          <Fact key={`${leg.kind}${leg.payment_id ?? leg.tender}`} label={legName(leg)}>
            <span className="tabular-nums">{money(leg.amount)}</span>
          </Fact>
        ))}
      </Facts>
      <WordsFields words={words} onWords={setWords} isRefused={isRefused} />
    </FormShell>
  )
}
