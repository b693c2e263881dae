import { Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import type {
  AdminReturnCase,
  AdminReturnDeskOrder,
  AdminReturnQuote,
} from "../../../src/types/return-desk"
import { Fact, Facts } from "../../components/facts"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { useErrorText } from "../../components/use-error-text"
import { useLegName } from "../../components/use-leg-name"
import { useWords } from "../../components/use-words"
import { isRefusal } from "../../data/request"
import type { AcceptedUnits, ReturnConditions, useAcceptReturn } from "../../data/returns"
import { formatMoney } from "../../format/money"
import { saysWhy } from "../../format/reason"
import { refusalsOf } from "./refusals"
import type { useVisit } from "./use-visit"

type ConfirmDrawerProps = {
  order: AdminReturnDeskOrder
  /** What was quoted, but for the units. */
  asked: ReturnConditions & { retail_store_id: string; order_id: string }
  exchange: ReturnType<typeof useVisit>["exchange"]
  quote: AdminReturnQuote
  units: AcceptedUnits[]
  /** Kept by the page, so that a try whose answer was lost is the same request when it is sent again. */
  accept: ReturnType<typeof useAcceptReturn>
  onClose: () => void
  onAccepted: (returned: AdminReturnCase) => void
}

const LONGEST_NOTE = 500

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
  const [note, setNote] = useState("")
  const [override, setOverride] = useState("")
  const isRefused = refusalsOf(quote).length > 0
  const money = (minor: number) => formatMoney(minor, quote.currency_code, language)
  const titles = new Map(order.lines.map((line) => [line.line_item_id, line]))

  const submit = () =>
    accept.mutate(
      {
        ...asked,
        units,
        exchange,
        amount: quote.amount,
        note: note.trim() || undefined,
        override: isRefused ? { reason: override.trim() } : undefined,
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
      canSubmit={!isRefused || saysWhy(override)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Facts>
        {units.map(({ line_item_id, reason, grade }, at) => {
          const line = titles.get(line_item_id)
          return (
            <Fact key={at} label={[line?.title, line?.variant_title].filter(Boolean).join(", ")}>
              {t(`returns.reason.${reason}`)} · {t(`returns.grade.${grade}`)}
            </Fact>
          )
        })}
      </Facts>
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
      {isRefused && (
        <Field
          label={t("return_desk.override.reason")}
          hint={t("return_desk.override.reason_hint")}
        >
          <Textarea
            rows={2}
            maxLength={LONGEST_NOTE}
            value={override}
            onChange={({ target }) => setOverride(target.value)}
          />
        </Field>
      )}
      <Field label={t("return_desk.confirm.note")} optional>
        <Textarea
          rows={3}
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </Field>
    </FormShell>
  )
}
