import { gzipSync } from "node:zlib"

/** An answer as it came; `body` is what its JSON says, or {}. */
export type Answer<Body = Record<string, unknown>> = {
  status: number
  body: Body
  text: string
  headers: Headers
}

export type Sending = {
  token?: string
  headers?: Record<string, string>
  /** Sent as JSON. */
  json?: unknown
  /** Sent as they are. */
  bytes?: Uint8Array
  /** Not again, even when the server says that it was too often. */
  once?: boolean
}

const LONGEST_WAIT_MS = 30_000
const MOST_TRIES = 5

/**
 * One request, whatever comes of it; sent again as long as the server asks for patience with
 * `rate_limited`. @throws Error only when nobody answers
 */
export async function request<Body = Record<string, unknown>>(
  url: string,
  method: string,
  path: string,
  sending: Sending = {}
): Promise<Answer<Body>> {
  for (let tries = 1; ; tries++) {
    const answer = await send<Body & { code?: string }>(url, method, path, sending)
    const isTooOften = answer.status === 429 && answer.body.code === "rate_limited"
    if (!isTooOften || sending.once || tries === MOST_TRIES) {
      return answer
    }
    await pause(Number(answer.headers.get("retry-after") ?? 1))
  }
}

export const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1_000))

async function send<Body>(
  url: string,
  method: string,
  path: string,
  { token, headers = {}, json, bytes }: Sending
): Promise<Answer<Body>> {
  const body = bytes ? new Uint8Array(bytes) : json === undefined ? undefined : JSON.stringify(json)
  const response = await fetch(`${url}${path}`, {
    method,
    body,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    signal: AbortSignal.timeout(LONGEST_WAIT_MS),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (parsed(text) ?? {}) as Body,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
export const gzipped = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes))
export const GZIP = { "content-encoding": "gzip" }
