import { type ClientRequest, type IncomingMessage, request as httpRequest } from "node:http"
import { request as httpsRequest } from "node:https"
import { guardedAgents, isRefusedAddress } from "./agents"

/** More of an answer than this is not read: the connection is cut. */
const MOST_BYTES = 64 * 1024

export type PostInput = {
  /** http or https. */
  url: string
  headers: Record<string, string>
  body: string
  /** For the whole exchange, from the look-up of the name to the last byte of the answer. */
  timeoutMs: number
  allowPrivateAddresses: boolean
  /** Bytes of the answer that are kept. */
  keepBytes: number
}

export type PostOutcome = {
  /** Null when no answer came. */
  status: number | null
  /** The start of the answer's body; null when no answer came. */
  body: string | null
  /** Why no answer came: `address_refused`, `timeout`, or the code of the system (`ECONNREFUSED`). */
  error: string | null
  duration_ms: number
}

/**
 * Posts to an address that somebody typed in. Follows no redirect, and never connects to an address that is
 * not public unless that is allowed. Never throws for what the other side does.
 */
export async function guardedPost(input: PostInput): Promise<PostOutcome> {
  const started = performance.now()
  const took = () => Math.round(performance.now() - started)
  const limit = AbortSignal.timeout(input.timeoutMs)
  try {
    const answer = await exchange(input, limit)
    return { ...answer, error: null, duration_ms: took() }
  } catch (error) {
    const reason = limit.aborted ? "timeout" : reasonOf(error as NodeJS.ErrnoException)
    return { status: null, body: null, error: reason, duration_ms: took() }
  }
}

type Answer = { status: number; body: string }

async function exchange(input: PostInput, signal: AbortSignal): Promise<Answer> {
  const agents = await guardedAgents(input.allowPrivateAddresses)
  const isTls = new URL(input.url).protocol === "https:"
  const [start, agent] = isTls ? [httpsRequest, agents.https] : [httpRequest, agents.http]
  return await new Promise<Answer>((resolve, reject) => {
    const request: ClientRequest = start(input.url, {
      method: "POST",
      agent,
      signal,
      headers: { ...input.headers, "content-length": Buffer.byteLength(input.body) },
    })
    request.on("response", (response) =>
      readAnswer(response, input.keepBytes).then(resolve, reject)
    )
    request.on("error", (error: NodeJS.ErrnoException) => {
      // The other side closed a connection kept open just as we used it again: it saw nothing of this.
      const isStale = request.reusedSocket && error.code === "ECONNRESET" && !signal.aborted
      return isStale ? exchange(input, signal).then(resolve, reject) : reject(error)
    })
    request.end(input.body)
  })
}

async function readAnswer(response: IncomingMessage, keepBytes: number): Promise<Answer> {
  const kept: Buffer[] = []
  let [read, room] = [0, keepBytes]
  for await (const chunk of response as AsyncIterable<Buffer>) {
    kept.push(chunk.subarray(0, room))
    room = Math.max(0, room - chunk.length)
    read += chunk.length
    if (read > MOST_BYTES) {
      // Leaving the loop destroys the answer and its connection.
      break
    }
  }
  return { status: response.statusCode ?? 0, body: Buffer.concat(kept).toString("utf8") }
}

const reasonOf = (error: NodeJS.ErrnoException): string =>
  isRefusedAddress(error) ? "address_refused" : (error.code ?? "connection_failed")
