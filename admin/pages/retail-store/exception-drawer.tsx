import { DatePicker, Hint, Input, Switch } from "@medusajs/ui"
import { useState } from "react"
import type { AdminRetailStore, HoursException } from "../../../src/types/http"
import { Field, SwitchField } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { weekMistakes } from "../../format/hours"
import { fromCalendarDate, toCalendarDate } from "../../format/time"
import { IntervalsEditor } from "./intervals-editor"
import type { StoreFormProps } from "./types"
import { useExceptions } from "./use-exceptions"

type ExceptionDrawerProps = StoreFormProps & {
  exception: AdminRetailStore["exceptions"][number] | null
}
type ExceptionDraft = Omit<HoursException, "reason"> & { isClosed: boolean; reason: string }

const draftOf = (exception: HoursException | null): ExceptionDraft => {
  const today = toCalendarDate(new Date())
  return {
    date_from: exception?.date_from ?? today,
    date_to: exception?.date_to ?? today,
    isClosed: !exception || exception.intervals.length === 0,
    intervals: exception?.intervals ?? [],
    reason: exception?.reason ?? "",
  }
}

export const ExceptionDrawer = ({ store, exception, onClose }: ExceptionDrawerProps) => {
  const { t } = useWords()
  const { draft, change, setDraft, isDirty } = useDraft(draftOf(exception))
  const [hasTried, setTried] = useState(false)
  const { save, isSaving } = useExceptions(store.id)
  // One day's intervals obey the same rules as a weekday's.
  const mistake = Object.values(
    weekMistakes(draft.intervals.map((interval) => ({ ...interval, weekday: 1 })))
  )[0]
  const isGood = draft.date_from <= draft.date_to && (draft.isClosed || draft.intervals.length > 0)

  const setDate = (end: "date_from" | "date_to") => (date: Date | null) => {
    if (date) {
      const chosen = toCalendarDate(date)
      const follows = end === "date_from" && draft.date_to < chosen
      setDraft({ ...draft, [end]: chosen, ...(follows ? { date_to: chosen } : {}) })
    }
  }
  const submit = async () => {
    setTried(true)
    if (!isGood || (!draft.isClosed && mistake)) {
      return
    }
    const next = {
      date_from: draft.date_from,
      date_to: draft.date_to,
      intervals: draft.isClosed ? [] : draft.intervals,
      reason: draft.reason.trim() || null,
    }
    if (await save(exception?.id ?? null, next)) {
      onClose()
    }
  }
  return (
    <FormShell
      title={t(exception ? "store.exceptions.edit" : "store.exceptions.add")}
      description={t("store.exceptions.form_text")}
      isDirty={isDirty}
      isSaving={isSaving}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-4">
        <Field label={t("store.exceptions.from")}>
          <DatePicker
            modal
            aria-label={t("store.exceptions.from")}
            value={fromCalendarDate(draft.date_from)}
            onChange={setDate("date_from")}
          />
        </Field>
        <Field
          label={t("store.exceptions.to")}
          error={draft.date_from > draft.date_to ? t("store.exceptions.mistake.order") : null}
        >
          <DatePicker
            modal
            aria-label={t("store.exceptions.to")}
            value={fromCalendarDate(draft.date_to)}
            onChange={setDate("date_to")}
          />
        </Field>
      </div>
      <SwitchField label={t("store.exceptions.closed")} hint={t("store.exceptions.closed_hint")}>
        <Switch
          checked={draft.isClosed}
          onCheckedChange={(isClosed) => change("isClosed", isClosed)}
        />
      </SwitchField>
      {!draft.isClosed && (
        <div className="flex flex-col gap-y-2">
          <IntervalsEditor
            label={t("store.exceptions.hours")}
            intervals={draft.intervals}
            onChange={(intervals) => change("intervals", intervals)}
          />
          {hasTried && (mistake || draft.intervals.length === 0) && (
            <Hint variant="error">
              {mistake ? t(`store.hours.mistake.${mistake}`) : t("store.exceptions.mistake.empty")}
            </Hint>
          )}
        </div>
      )}
      <Field label={t("store.exceptions.reason")} hint={t("store.exceptions.reason_hint")} optional>
        <Input
          maxLength={200}
          value={draft.reason}
          onChange={({ target }) => change("reason", target.value)}
        />
      </Field>
    </FormShell>
  )
}
