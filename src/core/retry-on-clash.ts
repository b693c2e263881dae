const DEADLOCK = "40P01"
const SERIALIZATION_FAILURE = "40001"
const ATTEMPTS = 5

/** Runs a transaction again when PostgreSQL ended it in favour of another one. It must be safe to repeat. */
export async function retryOnClash<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction()
    } catch (error) {
      const { code } = (error ?? {}) as { code?: string }
      const isClash = code === DEADLOCK || code === SERIALIZATION_FAILURE
      if (!isClash || attempt === ATTEMPTS) {
        throw error
      }
    }
  }
}
