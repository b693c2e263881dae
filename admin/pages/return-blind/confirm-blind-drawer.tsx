import { toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminBlindQuote, AdminReturnCase } from "../../../src/types/return-desk"
import { Fact, Facts } from "../../components/facts"
import { FormShell } from "../../components/form-shell"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import type { Bringer, TakenUnits, useAcceptBlind } from "../../data/blind-returns"
import { isRefusal } from "../../data/request"
import { formatMoney } from "../../format/money"
import { saysWhy } from "../../format/reason"
import { NoteField, OverrideField } from "../return-desk/confirm-fields"
import { nameOf, type ScannedGoods } from "./blind-draft"

type ConfirmBlindDrawerProps = {
  storeId: string
  goods: readonly ScannedGoods[]
  quote: AdminBlindQuote
  units: TakenUnits[]
  bringer: Bringer
  isRefused: boolean
  /** Kept by the page, so that a try whose answer was lost is the same request when it is sent again. */
  accept: ReturnType<typeof useAcceptBlind>
  onClose: () => void
  onAccepted: (returned: AdminReturnCase) => void
}

/** The last look: after it goods and stock move, and somebody owes store credit or a gift card. */
export const ConfirmBlindDrawer = ({
  storeId,
  goods,
  quote,
  units,
  bringer,
  isRefused,
  accept,
  onClose,
  onAccepted,
}: ConfirmBlindDrawerProps) => {
  const { t, language } = useWords()
  const { of: errorText } = useErrorText()
  const [note, setNote] = useState("")
  const [override, setOverride] = useState("")
  const { amount, currency_code } = quote
  const names = new Map(goods.map((each) => [each.id, nameOf(each)]))

  const submit = () =>
    accept.mutate(
      {
        ...{ retail_store_id: storeId, currency_code, person: bringer, units, amount },
        note: note.trim() || undefined,
        override: isRefused ? { reason: override.trim() } : undefined,
      },
      {
        onSuccess: (answer) => onAccepted(answer.return),
        onError: (error) => {
          // After a refusal the sum is asked for anew: what was agreed on may not hold any more.
          if (isRefusal(error)) {
            onClose()
          }
          toast.error(t("returns.refused"), { description: errorText(error) })
        },
      }
    )
  return (
    <FormShell
      title={t("return_blind.confirm.title", {
        amount: formatMoney(amount, currency_code, language),
      })}
      description={t("return_blind.confirm.text")}
      submitLabel={t("return_desk.confirm.submit")}
      isDirty={false}
      isSaving={accept.isPending || accept.isSuccess}
      canSubmit={!isRefused || saysWhy(override)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Facts>
        {units.map(({ variant_id, reason, grade }, at) => (
          <Fact key={at} label={names.get(variant_id) ?? variant_id}>
            {t(`returns.reason.${reason}`)} · {t(`returns.grade.${grade}`)}
          </Fact>
        ))}
      </Facts>
      <Facts>
        <Fact label={t("return_blind.person.name")}>{bringer.name}</Fact>
        <Fact label={t("return_blind.person.document")}>
          {t(`return_blind.document.${bringer.document}`)} … {bringer.last_signs}
        </Fact>
      </Facts>
      {isRefused && <OverrideField value={override} onChange={setOverride} />}
      <NoteField value={note} onChange={setNote} />
    </FormShell>
  )
}
