import { PencilSquare } from "@medusajs/icons"
import { useState } from "react"
import { ActionMenu } from "../../components/action-menu"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { weekdayIn } from "../../format/time"
import { EditHoursModal } from "./edit-hours-modal"
import type { StoreSectionProps } from "./types"
import { WeekView } from "./week-view"

export const HoursSection = ({ store, mayEdit }: StoreSectionProps) => {
  const { t } = useWords()
  const [isEditing, setEditing] = useState(false)
  return (
    <Section
      title={t("store.hours.title")}
      subtitle={t("store.hours.text")}
      actions={
        mayEdit && (
          <ActionMenu
            groups={[
              [
                {
                  label: t("common.edit"),
                  icon: <PencilSquare />,
                  onSelect: () => setEditing(true),
                },
              ],
            ]}
          />
        )
      }
    >
      <div className="px-6 py-4">
        <WeekView hours={store.weekly_hours} today={weekdayIn(new Date(), store.time_zone)} />
      </div>
      {isEditing && <EditHoursModal store={store} onClose={() => setEditing(false)} />}
    </Section>
  )
}
