import { Badge, StatusBadge } from "@medusajs/ui"
import type { TillEventState } from "../../../src/types/till-sync"
import { useWords } from "../../components/use-words"
import { eventTypeWord, hasFlagWord, STATE_COLOR } from "./event-words"

export const EventStateBadge = ({ state }: { state: TillEventState }) => {
  const { t } = useWords()
  return (
    <StatusBadge color={STATE_COLOR[state]} className="text-nowrap">
      {t(`till_events.state.${state}`)}
    </StatusBadge>
  )
}

/** A type of event as people say it. */
export const EventType = ({ type }: { type: string }) => {
  const { t } = useWords()
  const word = eventTypeWord(type)
  return word ? <>{t(`till_events.type.${word}`)}</> : <span className="font-mono">{type}</span>
}

export const EventFlags = ({ flags }: { flags: readonly string[] }) => {
  const { t } = useWords()
  return (
    <>
      {flags.filter(hasFlagWord).map((flag) => (
        <Badge key={flag} size="2xsmall" color={flag === "training" ? "purple" : "orange"}>
          {t(`till_events.flag.${flag}`)}
        </Badge>
      ))}
    </>
  )
}
