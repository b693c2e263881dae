import { FetchError } from "@medusajs/js-sdk"
import { AUTH_TYPE, BACKEND_URL, sdk } from "./sdk"

/** An answer of our API that is no success; the dashboard's error page knows its base class. */
export class ApiError extends FetchError {
  constructor(
    message: string,
    statusText: string,
    status: number,
    /** Stable code of the mistake; null when the server gave none. */
    readonly code: string | null
  ) {
    super(message, statusText, status)
  }
}

type QueryValue = string | number | boolean | readonly string[] | undefined
export type RequestQuery = Record<string, QueryValue>
type RequestInput = {
  method?: "GET" | "POST" | "DELETE"
  query?: RequestQuery
  body?: unknown
  idempotencyKey?: string
  /** A status that carries an answer though it is no success. */
  alsoGood?: number
}
type ErrorBody = { message?: string; code?: string }

/** Medusa's list form: `status[]=a&status[]=b`. Empty values are left out. */
export const toSearch = (query: RequestQuery): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      value.forEach((entry: string) => search.append(`${name}[]`, entry))
    } else if (value !== undefined && value !== "") {
      search.set(name, String(value))
    }
  }
  const text = search.toString()
  return text ? `?${text}` : ""
}

const headersFor = async ({ body, idempotencyKey }: RequestInput): Promise<HeadersInit> => {
  const token = AUTH_TYPE === "jwt" ? await sdk.client.getToken() : null
  return {
    accept: "application/json",
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(idempotencyKey ? { "idempotency-key": idempotencyKey } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
}

/**
 * Calls our API as the signed-in dashboard user. The SDK's own fetch drops the error's `code`, and
 * "someone was faster" must be told from every other refusal.
 * @throws ApiError
 */
export const request = async <T>(path: string, input: RequestInput = {}): Promise<T> => {
  const base = BACKEND_URL === "/" || !BACKEND_URL ? window.location.origin : BACKEND_URL
  const response = await fetch(`${base.replace(/\/$/, "")}${path}${toSearch(input.query ?? {})}`, {
    method: input.method ?? "GET",
    credentials: AUTH_TYPE === "session" ? "include" : "omit",
    headers: await headersFor(input),
    body: input.body === undefined ? undefined : JSON.stringify(input.body),
  })
  if (response.ok || response.status === input.alsoGood) {
    return (await response.json()) as T
  }
  const error = (await response.json().catch(() => ({}))) as ErrorBody
  throw new ApiError(
    error.message ?? response.statusText,
    response.statusText,
    response.status,
    error.code ?? null
  )
}

export const errorMessage = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** The server understood and refused: the same words may be corrected and sent as a new request. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof FetchError && (error.status ?? 0) >= 400 && (error.status ?? 0) < 500
