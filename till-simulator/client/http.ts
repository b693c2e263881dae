import { gzipSync } from "node:zlib"
import type { Problem } from "../../src/types"

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export type Answer<Body = unknown> = { status: number; body: Body; headers: Headers }

/** Nobody answered, or not to the end: the request may or may not have been carried out. */
export class Unreachable extends Error {}

/** The server said no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Partial<Problem>,
    readonly headers: Headers
  ) {
    super(
      `${status} ${problem.code ?? ""}: ${problem.detail ?? problem.title ?? "no problem told"}`
    )
  }
}

const GZIP_FROM_BYTES = 1_000

export type Call = {
  method: "GET" | "POST" | "DELETE"
  path: string
  body?: unknown
  token?: string
  headers?: Record<string, string>
}

/** Sends one request. @throws Unreachable; Refused for any status from 400 on */
export async function send<Body>(fetch: Fetch, url: string, call: Call): Promise<Answer<Body>> {
  const answer = await exchange(fetch, url, call)
  const body = parse(answer.text)
  if (answer.status >= 400) {
    throw new Refused(answer.status, (body ?? {}) as Partial<Problem>, answer.headers)
  }
  return { status: answer.status, body: body as Body, headers: answer.headers }
}

async function exchange(fetch: Fetch, url: string, { method, path, ...call }: Call) {
  const json = call.body === undefined ? undefined : JSON.stringify(call.body)
  const isLong = json !== undefined && json.length >= GZIP_FROM_BYTES
  const headers: Record<string, string> = {
    accept: "application/json",
    ...(json === undefined ? {} : { "content-type": "application/json" }),
    ...(isLong ? { "content-encoding": "gzip" } : {}),
    ...(call.token ? { authorization: `Bearer ${call.token}` } : {}),
    ...call.headers,
  }
  try {
    const body = isLong ? new Uint8Array(gzipSync(json)) : json
    const response = await fetch(`${url}${path}`, { method, headers, body })
    return { status: response.status, headers: response.headers, text: await response.text() }
  } catch (error) {
    throw new Unreachable(`${method} ${path}: ${(error as Error).message}`)
  }
}

function parse(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
