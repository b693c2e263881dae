import { useRef } from "react"
import { isRefusal } from "./request"

/** Random enough to be unique; `crypto.randomUUID` is missing on a tablet that opens plain HTTP. */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0")
  ).join("")

/**
 * One key per opening of a dialog, so that a retry after a lost answer acts once. After a refusal the
 * words may change, so the next try is a new request.
 */
export const useIdempotencyKey = () => {
  const key = useRef<string | null>(null)
  return {
    current: () => (key.current ??= newIdempotencyKey()),
    settle: (error?: unknown) => {
      if (error === undefined || isRefusal(error)) {
        key.current = null
      }
    },
  }
}
