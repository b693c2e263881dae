import { clx, Text } from "@medusajs/ui"
import type { AdminPickupDetail, AdminPickupEvent } from "../../../src/types/http"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { clocksAgree, formatExact } from "../../format/time"
import { useEventNotes } from "./use-event-notes"

/** The append-only record, youngest first. */
export const HistorySection = ({ history, time_zone }: AdminPickupDetail) => {
  const { t } = useWords()
  const youngestFirst = [...history].sort((a, b) => b.version - a.version)
  return (
    <Section title={t("pickup.history.title")}>
      <ol className="px-6 py-4">
        {youngestFirst.map((event, at) => (
          <HistoryEntry
            key={event.id}
            event={event}
            timeZone={time_zone}
            isLast={at === youngestFirst.length - 1}
          />
        ))}
      </ol>
    </Section>
  )
}

type HistoryEntryProps = { event: AdminPickupEvent; timeZone: string; isLast: boolean }

const HistoryEntry = ({ event, timeZone, isLast }: HistoryEntryProps) => {
  const { t, language } = useWords()
  const notes = useEventNotes(event)
  const clock = (instant: string) => formatExact(instant, language, timeZone)
  return (
    <li className="grid grid-cols-[20px_1fr] gap-x-2">
      <div aria-hidden className="flex flex-col items-center">
        <div className="flex h-5 items-center">
          <div className="bg-ui-bg-base shadow-borders-base flex size-2.5 items-center justify-center rounded-full">
            <div className="bg-ui-tag-neutral-icon size-1.5 rounded-full" />
          </div>
        </div>
        {!isLast && <div className="bg-ui-border-base w-px flex-1" />}
      </div>
      <div className={clx("flex min-w-0 flex-col gap-y-0.5", { "pb-5": !isLast })}>
        <Text size="small" leading="compact" weight="plus">
          {t(`pickup.event.${event.command}`)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {event.actor_label ?? t(`pickup.actor.${event.actor_type}`)} ·{" "}
          <time dateTime={event.occurred_at} className="tabular-nums">
            {clock(event.occurred_at)}
          </time>
        </Text>
        {!clocksAgree(event.occurred_at, event.received_at) && (
          <Text size="xsmall" className="text-ui-tag-orange-text">
            {t("pickup.history.received", { time: clock(event.received_at) })}
          </Text>
        )}
        {notes.map((note) => (
          <Text key={note} size="small" className="text-ui-fg-subtle break-words">
            {note}
          </Text>
        ))}
      </div>
    </li>
  )
}
