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

/** Where the server answers, without a slash at the end. */
export const serverAddress = (): string => {
  const base = BACKEND_URL === "/" || !BACKEND_URL ? window.location.origin : BACKEND_URL
  return base.replace(/\/$/, "")
}

/** @throws ApiError */
const send = async (path: string, input: RequestInput): Promise<Response> => {
  const response = await fetch(`${serverAddress()}${path}${toSearch(input.query ?? {})}`, {
    method: input.method ?? "GET",
    credentials: AUTH_TYPE === "session" ? "include" : "omit",
    headers: await headersFor(input),
    body: input.body === undefined ? undefined : JSON.stringify(input.body),
  })
  if (response.ok || response.status === input.alsoGood) {
    return response
  }
  const error = (await response.json().catch(() => ({}))) as ErrorBody
  throw new ApiError(
    error.message ?? response.statusText,
    response.statusText,
    response.status,
    error.code ?? null
  )
}

/**
 * Calls our API as the signed-in dashboard user. The SDK's own fetch drops the error's `code`, and
 * "someone was faster" must be told from every other refusal.
 * @throws ApiError
 */
export const request = async <T>(path: string, input: RequestInput = {}): Promise<T> => {
  const response = await send(path, input)
  return (await response.json()) as T
}

/** A file our API answers, with the name it gave. @throws ApiError */
export const requestFile = async (path: string, input: RequestInput = {}): Promise<File> => {
  const response = await send(path, input)
  const named = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")
  return new File([await response.blob()], named?.[1] ?? "export")
}

export const errorMessage = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** The signed-in user does not work in the store. */
export const isStoreForbidden = (error: unknown): boolean =>
  error instanceof ApiError && error.code === "store_forbidden"

/** The server understood and refused: the same words may be corrected and sent as a new request. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof FetchError && (error.status ?? 0) >= 400 && (error.status ?? 0) < 500
