import { PencilSquare } from "@medusajs/icons"
import { StatusBadge } from "@medusajs/ui"
import { useState } from "react"
import { ActionMenu } from "../../components/action-menu"
import { Section, SectionRow } from "../../components/section"
import { PickupBadge } from "../../components/store-badges"
import { useWords } from "../../components/use-words"
import { PickupSettingsDrawer } from "./pickup-settings-drawer"
import type { StoreSectionProps } from "./types"

/** How click-and-collect works in this store. */
export const PickupSettingsSection = ({ store, mayEdit }: StoreSectionProps) => {
  const { t } = useWords()
  const [isEditing, setEditing] = useState(false)
  return (
    <Section
      title={t("store.pickup.title")}
      badge={<PickupBadge {...store} />}
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
      <SectionRow label={t("store.pickup.pay_in_store")}>
        <StatusBadge color={store.pay_in_store_enabled ? "green" : "grey"}>
          {t(store.pay_in_store_enabled ? "common.yes" : "common.no")}
        </StatusBadge>
      </SectionRow>
      <SectionRow label={t("store.pickup.lead")}>
        {t("store.pickup.minutes", { count: store.lead_minutes })}
      </SectionRow>
      <SectionRow label={t("store.pickup.cutoff")}>
        {store.same_day_cutoff ?? t("store.pickup.no_cutoff")}
      </SectionRow>
      <SectionRow label={t("store.pickup.slots")}>
        {store.slot_minutes === null
          ? t("store.pickup.no_slots")
          : `${t("store.pickup.minutes", { count: store.slot_minutes })} · ${
              store.orders_per_slot === null
                ? t("store.pickup.any_orders")
                : t("store.pickup.orders", { count: store.orders_per_slot })
            }`}
      </SectionRow>
      <SectionRow label={t("store.pickup.hold")}>
        {t("store.pickup.hours", { count: store.hold_hours })}
      </SectionRow>
      <SectionRow label={t("store.pickup.reminders_title")}>
        {store.reminder_hours.length === 0
          ? t("store.pickup.no_reminders")
          : [...store.reminder_hours]
              .sort((a, b) => b - a)
              .map((hours) => t("store.pickup.before_end", { count: hours }))
              .join(", ")}
      </SectionRow>
      {isEditing && <PickupSettingsDrawer store={store} onClose={() => setEditing(false)} />}
    </Section>
  )
}
