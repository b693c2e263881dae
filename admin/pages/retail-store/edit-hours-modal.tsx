import { SquareTwoStack } from "@medusajs/icons"
import { Hint, Text } from "@medusajs/ui"
import { useState } from "react"
import type { OpeningInterval, WeeklyHours } from "../../../src/types/http"
import { ActionMenu } from "../../components/action-menu"
import { FormShell } from "../../components/form-shell"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { copyDay, intervalsOf, WEEKDAYS, weekMistakes } from "../../format/hours"
import { weekdayName } from "../../format/time"
import { IntervalsEditor } from "./intervals-editor"
import type { StoreFormProps } from "./types"
import { useSaveStore } from "./use-save-store"
import { WeekView } from "./week-view"

const WORKDAYS = [1, 2, 3, 4, 5]

/** The draft keeps the order in which intervals were typed; the picture above sorts them. */
const dayOf = (hours: WeeklyHours[], weekday: number): OpeningInterval[] =>
  hours.filter((interval) => interval.weekday === weekday)

export const EditHoursModal = ({ store, onClose }: StoreFormProps) => {
  const { t, language } = useWords()
  const { draft, setDraft, isDirty } = useDraft({
    hours: WEEKDAYS.flatMap((weekday) => intervalsOf(store.weekly_hours, weekday)),
  })
  const [hasTried, setTried] = useState(false)
  const { save, isSaving } = useSaveStore(store.id)
  const mistakes = weekMistakes(draft.hours)
  const hasMistakes = Object.keys(mistakes).length > 0

  const setDay = (weekday: number, intervals: OpeningInterval[]) =>
    setDraft({
      hours: [
        ...draft.hours.filter((interval) => interval.weekday !== weekday),
        ...intervals.map((interval) => ({ ...interval, weekday })),
      ],
    })
  const submit = async () => {
    setTried(true)
    const change = { weekly_hours: draft.hours }
    if (!hasMistakes && (await save(change, { weekly_hours: store.weekly_hours }))) {
      onClose()
    }
  }
  return (
    <FormShell
      size="window"
      title={t("store.hours.edit")}
      description={t("store.hours.edit_text")}
      isDirty={isDirty}
      isSaving={isSaving}
      onSubmit={submit}
      onClose={onClose}
    >
      <WeekView hours={hasMistakes ? store.weekly_hours : draft.hours} />
      <div className="shadow-elevation-card-rest divide-y rounded-lg">
        {WEEKDAYS.map((weekday) => {
          const name = weekdayName(weekday, language)
          const mistake = mistakes[weekday]
          return (
            <div
              key={weekday}
              className="grid grid-cols-[112px_1fr_32px] items-start gap-x-4 px-4 py-3"
            >
              <Text size="small" weight="plus" className="pt-1 capitalize">
                {name}
              </Text>
              <div className="flex flex-col gap-y-2">
                <IntervalsEditor
                  label={name}
                  intervals={dayOf(draft.hours, weekday)}
                  onChange={(intervals) => setDay(weekday, intervals)}
                />
                {mistake && (hasTried || mistake === "overlap") && (
                  <Hint variant="error">{t(`store.hours.mistake.${mistake}`)}</Hint>
                )}
              </div>
              <ActionMenu
                label={t("store.hours.copy", { day: name })}
                groups={[
                  [
                    {
                      label: t("store.hours.copy_workdays"),
                      icon: <SquareTwoStack />,
                      onSelect: () => setDraft({ hours: copyDay(draft.hours, weekday, WORKDAYS) }),
                    },
                    {
                      label: t("store.hours.copy_week"),
                      icon: <SquareTwoStack />,
                      onSelect: () => setDraft({ hours: copyDay(draft.hours, weekday, WEEKDAYS) }),
                    },
                  ],
                ]}
              />
            </div>
          )
        })}
      </div>
    </FormShell>
  )
}
