import { RadioGroup, Text, Textarea } from "@medusajs/ui"
import type { AdminPickupLine, RejectionReason } from "../../../../src/types/http"
import { Field } from "../../../components/field"
import { FormShell } from "../../../components/form-shell"
import { LineTitle } from "../../../components/line-title"
import { QuantityStepper } from "../../../components/quantity-stepper"
import { useDraft } from "../../../components/use-draft"
import { useWords } from "../../../components/use-words"
import { useToldCommand } from "../use-told-command"
import type { PickupDialogProps } from "./types"

const REASONS = [
  "not_found",
  "damaged",
  "store_closed",
  "no_capacity",
  "other",
] as const satisfies RejectionReason[]

/** Reasons that say something about single units, and so correct the stock. */
const ABOUT_UNITS: readonly RejectionReason[] = ["not_found", "damaged"]

type RejectDraft = { reason: RejectionReason; note: string; missing: Record<string, number> }

const allMissing = (lines: AdminPickupLine[]): Record<string, number> =>
  Object.fromEntries(lines.map(({ id, quantity }) => [id, quantity]))

/** The store cannot serve this order: says why, which corrects stock and offers other stores. */
export const RejectDialog = ({ pickup, onClose }: PickupDialogProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft<RejectDraft>({
    reason: "not_found",
    note: "",
    missing: allMissing(pickup.lines),
  })
  const reject = useToldCommand(pickup.id, "reject")
  const isAboutUnits = ABOUT_UNITS.includes(draft.reason)
  const missing = Object.entries(draft.missing).filter(([, count]) => count > 0)
  const needsNote = draft.reason === "other"

  const submit = async () => {
    const answer = await reject.send({
      reason: draft.reason,
      note: draft.note.trim() || undefined,
      lines: isAboutUnits
        ? missing.map(([id, missing_quantity]) => ({ id, missing_quantity }))
        : undefined,
    })
    if (answer) {
      onClose()
    }
  }
  return (
    <FormShell
      title={t("pickup.reject.title")}
      description={t("pickup.reject.text")}
      submitLabel={t("pickup.reject.submit")}
      danger
      isDirty={isDirty}
      isSaving={reject.isPending}
      canSubmit={(!isAboutUnits || missing.length > 0) && (!needsNote || draft.note.trim() !== "")}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioGroup
        aria-label={t("pickup.reject.reason")}
        value={draft.reason}
        onValueChange={(reason) => change("reason", reason as RejectionReason)}
      >
        {REASONS.map((reason) => (
          <RadioGroup.ChoiceBox
            key={reason}
            value={reason}
            label={t(`pickup.reason.${reason}`)}
            description={t(`pickup.reject.effect.${reason}`)}
          />
        ))}
      </RadioGroup>
      {isAboutUnits && (
        <div className="flex flex-col gap-y-3">
          <Text size="small" weight="plus">
            {t("pickup.reject.lines")}
          </Text>
          {pickup.lines.map((line) => (
            <div key={line.id} className="flex flex-wrap items-center justify-between gap-3">
              <LineTitle
                title={line.title}
                variant={line.variant_title}
                sku={line.sku}
                thumbnail={line.thumbnail}
              />
              <QuantityStepper
                label={t("pickup.reject.count", { title: line.title })}
                value={draft.missing[line.id] ?? 0}
                max={line.quantity}
                onChange={(count) => change("missing", { ...draft.missing, [line.id]: count })}
              />
            </div>
          ))}
        </div>
      )}
      <Field label={t("pickup.reject.note")} optional={!needsNote}>
        <Textarea
          maxLength={500}
          value={draft.note}
          onChange={({ target }) => change("note", target.value)}
        />
      </Field>
    </FormShell>
  )
}
