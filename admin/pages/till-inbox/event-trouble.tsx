import { Alert, Text } from "@medusajs/ui"
import type { Problem } from "../../../src/types/pos"
import type { AdminTillEventDetail } from "../../../src/types/till-sync"
import { useWords } from "../../components/use-words"
import { awaitedThing } from "../../format/till"
import { hasProblemWord } from "./event-words"

/** Why an event is not done, in words, and what to do; nothing when it is. */
export const EventTrouble = ({ event }: { event: AdminTillEventDetail }) => {
  const { t } = useWords()
  const awaited = event.waits_for ? awaitedThing(event.waits_for) : null
  return (
    <>
      {event.state === "rejected" && event.problem && <ProblemNotice problem={event.problem} />}
      {event.state === "quarantined" && (
        <Alert variant="warning">{t("till_events.quarantined_text")}</Alert>
      )}
      {event.state === "failed" && (
        <Alert variant="error">
          {t("till_events.failed_text")}
          {event.follow_up_error && <Detail text={event.follow_up_error} />}
        </Alert>
      )}
      {awaited && (
        <Alert variant="info">
          {t(`till_events.awaits.${awaited.kind}`)}
          <Detail text={awaited.id} />
        </Alert>
      )}
    </>
  )
}

const ProblemNotice = ({ problem }: { problem: Problem }) => {
  const { t } = useWords()
  const { code, title, detail, pointer, errors } = problem
  const places = errors?.length ? errors : pointer ? [{ pointer, detail: detail ?? "" }] : []
  return (
    <Alert variant="error">
      {hasProblemWord(code) ? t(`till_events.problem.${code}`) : title}
      {places.length === 0 && detail && <Detail text={detail} />}
      {places.map((place, at) => (
        <Detail key={at} text={[place.pointer, place.detail].filter(Boolean).join(": ")} />
      ))}
    </Alert>
  )
}

/** The exact words of the server, for whoever repairs the till. */
const Detail = ({ text }: { text: string }) => (
  <Text size="xsmall" className="text-ui-fg-subtle mt-1 break-words font-mono">
    {text}
  </Text>
)
