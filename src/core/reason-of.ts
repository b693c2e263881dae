const MOST_SIGNS = 500

/** What an error says, for people; workflows throw errors that are no instances of Error. */
export function reasonOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown }
  return typeof message === "string" ? message.slice(0, MOST_SIGNS) : "unknown"
}
