import { Button, Input, Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import { useRetailStore } from "../../../data/retail-stores"
import { Field } from "../../../components/field"
import { FormShell } from "../../../components/form-shell"
import { useDraft } from "../../../components/use-draft"
import { useWords } from "../../../components/use-words"
import { saysWhy } from "../../../format/reason"
import { editableMoney, parseMoney } from "../../../format/money"
import { everythingTaken, handOverLines, type HandOverDraft, waiting } from "../hand-over-draft"
import { dueIn } from "../counter-payment"
import { useToldCommand } from "../use-told-command"
import { HandOverLines } from "./hand-over-lines"
import { PaymentFields, type Tender } from "./payment-fields"
import type { PickupDialogProps } from "./types"

type HandOverForm = {
  code: string
  override: string
  lines: HandOverDraft
  tender: Tender
  amount: string
}
type HandOverDialogProps = PickupDialogProps & { scannedCode: string | null }

/** Goods against a code; what is not wanted after all goes back. */
export const HandOverDialog = ({ pickup, scannedCode, onClose }: HandOverDialogProps) => {
  const { t } = useWords()
  const { data: store } = useRetailStore(pickup.retail_store_id)
  const [isOverriding, setOverriding] = useState(false)
  const [dueForTaken, setDueForTaken] = useState<number | null>(null)
  const lines = pickup.lines.filter((line) => waiting(line) > 0)
  const due = dueForTaken ?? pickup.amount_due ?? 0
  const { draft, change, isDirty } = useDraft<HandOverForm>({
    code: scannedCode ?? "",
    override: "",
    lines: everythingTaken(lines),
    tender: "card",
    amount: editableMoney(due, pickup.currency_code),
  })
  const handOver = useToldCommand(pickup.id, "hand-over")
  const mayOverride = store !== undefined && store.my_role !== "associate"
  const proof = (isOverriding ? draft.override : draft.code).trim()
  const hasProof = isOverriding ? saysWhy(proof) : proof !== ""
  const amount = parseMoney(draft.amount, pickup.currency_code)
  const moves = Object.values(draft.lines).some(({ taken, refused }) => taken + refused > 0)

  const submit = async () => {
    const body = {
      ...(isOverriding ? { override_reason: proof } : { code: proof }),
      lines: handOverLines(lines, draft.lines),
      payment: due > 0 && amount !== null ? { tender: draft.tender, amount } : undefined,
    }
    const answer = await handOver.send(body, (refusal) => {
      const exact = dueIn(refusal)
      if (exact !== null) {
        setDueForTaken(exact)
        change("amount", editableMoney(exact, pickup.currency_code))
        toast.warning(t("pickup.tender.corrected"))
      }
      return exact !== null
    })
    if (answer) {
      onClose()
    }
  }
  return (
    <FormShell
      size="window"
      title={t("pickup.hand_over.title", { number: pickup.order_display_id })}
      description={t("pickup.hand_over.text")}
      submitLabel={t("pickup.hand_over.submit")}
      isDirty={isDirty}
      isSaving={handOver.isPending}
      canSubmit={hasProof && moves && (due === 0 || amount !== null)}
      onSubmit={submit}
      onClose={onClose}
      footer={
        mayOverride && (
          <Button
            type="button"
            size="small"
            variant="transparent"
            onClick={() => setOverriding(!isOverriding)}
          >
            {t(isOverriding ? "pickup.hand_over.with_code" : "pickup.hand_over.without_code")}
          </Button>
        )
      }
    >
      {isOverriding ? (
        <Field label={t("pickup.hand_over.override")} hint={t("pickup.hand_over.override_hint")}>
          <Textarea
            autoFocus
            maxLength={500}
            value={draft.override}
            onChange={({ target }) => change("override", target.value)}
          />
        </Field>
      ) : (
        <Field label={t("pickup.hand_over.code")} hint={t("pickup.hand_over.code_hint")}>
          <Input
            autoFocus={!scannedCode}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="h-12 font-mono text-lg tracking-widest"
            value={draft.code}
            onChange={({ target }) => change("code", target.value)}
          />
        </Field>
      )}
      <HandOverLines
        lines={lines}
        draft={draft.lines}
        onDraft={(next) => {
          change("lines", next)
          setDueForTaken(null)
        }}
      />
      {due > 0 && (
        <PaymentFields
          due={due}
          isForAll={dueForTaken === null && handOverLines(lines, draft.lines) !== undefined}
          currency={pickup.currency_code}
          tender={draft.tender}
          amount={draft.amount}
          isWrong={amount === null}
          onTender={(tender) => change("tender", tender)}
          onAmount={(text) => change("amount", text)}
        />
      )}
    </FormShell>
  )
}
