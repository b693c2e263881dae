import { Input, Textarea, toast } from "@medusajs/ui"
import type { AdminLoyaltyAccountDetail, LoyaltyReasonCode } from "../../../src/types/loyalty-desk"
import { ChoiceSelect } from "../../components/choice-select"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { useIdempotencyKey } from "../../data/idempotency"
import { useAdjust } from "../../data/points"
import { errorMessage } from "../../data/request"
import { parsePoints } from "../../format/points"
import { saysWhy } from "../../format/reason"
import { formatNumber } from "../../format/time"

const REASONS = [
  "goodwill",
  "missing_points",
  "correction",
  "promotion",
  "misuse",
  "other",
] as const satisfies LoyaltyReasonCode[]

type AdjustDrawerProps = { account: AdminLoyaltyAccountDetail; onClose: () => void }
type Draft = { points: string; reason: LoyaltyReasonCode | ""; note: string }

/** Gives or takes points by hand; a large number is told to wait for a second person. */
export const AdjustDrawer = ({ account, onClose }: AdjustDrawerProps) => {
  const { t, language } = useWords()
  const { draft, change, isDirty } = useDraft<Draft>({ points: "", reason: "", note: "" })
  const key = useIdempotencyKey()
  const adjust = useAdjust(account.id, key.current)
  const points = parsePoints(draft.points)
  const isWrong = draft.points !== "" && points === null
  const tooMuch = points !== null && account.available + points < 0
  const submit = () => {
    if (points !== null && draft.reason) {
      adjust.mutate(
        { points, reason_code: draft.reason, note: draft.note.trim() },
        {
          onSuccess: ({ adjustment }) => {
            key.settle()
            const waits = adjustment.status === "waiting"
            toast.success(t(waits ? "points.adjust.waits" : "points.adjust.done"))
            onClose()
          },
          onError: (error) => {
            key.settle(error)
            toast.error(t("points.refused"), { description: errorMessage(error) })
          },
        }
      )
    }
  }
  const hint = t("points.adjust.points_hint", {
    available: formatNumber(account.available, language),
  })
  return (
    <FormShell
      title={t("points.adjust.title")}
      description={t("points.adjust.text")}
      submitLabel={t("points.adjust.submit")}
      isDirty={isDirty}
      isSaving={adjust.isPending}
      canSubmit={points !== null && !tooMuch && draft.reason !== "" && saysWhy(draft.note)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t("points.adjust.points")}
        hint={hint}
        error={
          isWrong
            ? t("points.adjust.points_wrong")
            : tooMuch
              ? t("points.adjust.points_missing")
              : null
        }
      >
        <Input
          inputMode="numeric"
          value={draft.points}
          placeholder="100"
          onChange={({ target }) => change("points", target.value)}
        />
      </Field>
      <Field label={t("points.adjust.reason")}>
        <ChoiceSelect
          choices={REASONS}
          chosen={draft.reason || null}
          nameOf={(reason) => t(`points.reason.${reason}`)}
          onChoose={(reason) => change("reason", reason)}
        />
      </Field>
      <Field label={t("points.adjust.note")} hint={t("points.adjust.note_hint")}>
        <Textarea
          rows={3}
          maxLength={500}
          value={draft.note}
          onChange={({ target }) => change("note", target.value)}
        />
      </Field>
    </FormShell>
  )
}
