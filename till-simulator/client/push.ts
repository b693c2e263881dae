import type { PosEventResult, PosPushAnswer, Problem } from "../../src/types"
import type { TillEvent } from "../types"
import type { Connection } from "./connection"
import { Refused } from "./http"

const MAX_EVENTS = 500
/** The limit is 1 MiB after inflating; the rest is for the frame around the events. */
const MAX_BYTES = 1_000_000

/** As many of the events, from the first, as one request may carry. */
export function fitting(events: readonly TillEvent[]): TillEvent[] {
  const batch: TillEvent[] = []
  let bytes = 0
  for (const event of events) {
    bytes += Buffer.byteLength(JSON.stringify(event)) + 1
    if (batch.length === MAX_EVENTS || (batch.length > 0 && bytes > MAX_BYTES)) {
      break
    }
    batch.push(event)
  }
  return batch
}

/**
 * Hands in a batch. One the server will not even read is halved until the event is found that is in the way.
 * @throws Unreachable; Refused for what is not about the events, such as a revoked till
 */
export async function push(
  connection: Connection,
  events: readonly TillEvent[],
  now: () => Date
): Promise<PosPushAnswer> {
  try {
    const body = { events, sent_at: now().toISOString() }
    return (await connection.call<PosPushAnswer>({ method: "POST", path: "/pos/v1/events", body }))
      .body
  } catch (error) {
    if (!(error instanceof Refused) || !isAboutBody(error)) {
      throw error
    }
    return events.length > 1
      ? await pushHalves(connection, events, now)
      : alone(events[0]!, error.problem as Problem)
  }
}

const isAboutBody = ({ status }: Refused): boolean => [400, 413, 422].includes(status)

async function pushHalves(
  connection: Connection,
  events: readonly TillEvent[],
  now: () => Date
): Promise<PosPushAnswer> {
  const middle = Math.ceil(events.length / 2)
  const first = await push(connection, events.slice(0, middle), now)
  const second = await push(connection, events.slice(middle), now)
  return { ...second, results: [...first.results, ...second.results] }
}

function alone({ id, seq, epoch }: TillEvent, problem: Problem): PosPushAnswer {
  const result: PosEventResult = { id, seq, status: "rejected", problem }
  return { results: [result], acked_seq: 0, gaps: [], epoch, server_time: "" }
}
