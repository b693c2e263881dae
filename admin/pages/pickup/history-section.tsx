import { Text } from "@medusajs/ui"
import type { AdminPickupDetail, AdminPickupEvent } from "../../../src/types/http"
import { Section } from "../../components/section"
import { Timeline, TimelineEntry } from "../../components/timeline"
import { useWords } from "../../components/use-words"
import { clocksAgree, formatExact } from "../../format/time"
import { useEventNotes } from "./use-event-notes"

/** The append-only record, youngest first. */
export const HistorySection = ({ history, time_zone }: AdminPickupDetail) => {
  const { t } = useWords()
  const youngestFirst = [...history].sort((a, b) => b.version - a.version)
  return (
    <Section title={t("pickup.history.title")}>
      <Timeline>
        {youngestFirst.map((event) => (
          <HistoryEntry key={event.id} event={event} timeZone={time_zone} />
        ))}
      </Timeline>
    </Section>
  )
}

type HistoryEntryProps = { event: AdminPickupEvent; timeZone: string }

const HistoryEntry = ({ event, timeZone }: HistoryEntryProps) => {
  const { t, language } = useWords()
  const notes = useEventNotes(event)
  const clock = (instant: string) => formatExact(instant, language, timeZone)
  return (
    <TimelineEntry
      title={t(`pickup.event.${event.command}`)}
      sub={
        <>
          {event.actor_label ?? t(`pickup.actor.${event.actor_type}`)} ·{" "}
          <time dateTime={event.occurred_at} className="tabular-nums">
            {clock(event.occurred_at)}
          </time>
        </>
      }
      notes={notes}
    >
      {!clocksAgree(event.occurred_at, event.received_at) && (
        <Text size="xsmall" className="text-ui-tag-orange-text">
          {t("pickup.history.received", { time: clock(event.received_at) })}
        </Text>
      )}
    </TimelineEntry>
  )
}
