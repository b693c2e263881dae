import { Calendar, PencilSquare, Trash } from "@medusajs/icons"
import { Badge, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminRetailStore, HoursException } from "../../../src/types/http"
import { ActionMenu } from "../../components/action-menu"
import { Section } from "../../components/section"
import { EmptyState } from "../../components/states"
import { useWords } from "../../components/use-words"
import { formatInterval } from "../../format/hours"
import { formatDate, toCalendarDate } from "../../format/time"
import { ExceptionDrawer } from "./exception-drawer"
import type { StoreSectionProps } from "./types"
import { useExceptions } from "./use-exceptions"

type StoredException = AdminRetailStore["exceptions"][number]
/** Which exception is open in the drawer; "new" for a fresh one. */
type Editing = StoredException | "new" | null

/** Holidays and other days on which the week's hours do not hold. */
export const ExceptionsSection = ({ store, mayEdit }: StoreSectionProps) => {
  const { t } = useWords()
  const [editing, setEditing] = useState<Editing>(null)
  const { remove } = useExceptions(store.id)
  const sorted = [...store.exceptions].sort((a, b) => a.date_from.localeCompare(b.date_from))

  return (
    <Section
      title={t("store.exceptions.title")}
      subtitle={t("store.exceptions.text")}
      actions={
        mayEdit && (
          <Button size="small" variant="secondary" onClick={() => setEditing("new")}>
            {t("store.exceptions.add")}
          </Button>
        )
      }
    >
      {sorted.length === 0 && (
        <EmptyState
          icon={<Calendar />}
          title={t("store.exceptions.empty")}
          hint={t("store.exceptions.empty_hint")}
        />
      )}
      {sorted.map((exception) => (
        <div key={exception.id} className="flex items-center justify-between gap-x-4 px-6 py-3">
          <ExceptionWords {...exception} />
          {mayEdit && (
            <ActionMenu
              groups={[
                [
                  {
                    label: t("common.edit"),
                    icon: <PencilSquare />,
                    onSelect: () => setEditing(exception),
                  },
                  {
                    label: t("common.remove"),
                    icon: <Trash />,
                    danger: true,
                    onSelect: () => remove(exception),
                  },
                ],
              ]}
            />
          )}
        </div>
      ))}
      {editing && (
        <ExceptionDrawer
          store={store}
          exception={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  )
}

const ExceptionWords = ({ date_from, date_to, intervals, reason }: HoursException) => {
  const { t, language } = useWords()
  const isOver = date_to < toCalendarDate(new Date())
  const dates =
    date_from === date_to
      ? formatDate(date_from, language)
      : `${formatDate(date_from, language)} – ${formatDate(date_to, language)}`
  return (
    <div className={isOver ? "flex min-w-0 flex-col opacity-60" : "flex min-w-0 flex-col"}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {dates}
        </Text>
        <Badge size="2xsmall" color={intervals.length === 0 ? "red" : "orange"}>
          {intervals.length === 0
            ? t("store.hours.closed")
            : intervals.map(formatInterval).join(", ")}
        </Badge>
      </div>
      {reason && (
        <Text size="small" className="text-ui-fg-subtle">
          {reason}
        </Text>
      )}
    </div>
  )
}
