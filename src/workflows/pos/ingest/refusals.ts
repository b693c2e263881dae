/** Data the database cannot hold (class 22) or a rule it breaks (class 23), not a database in trouble. */
const REFUSED = /^2[23]/

/** Medusa's data layer makes texts without a code of some errors that leave a transaction; this one it lets pass. */
class RefusedByDatabase extends Error {
  constructor(readonly sqlState: string) {
    super(`The database refused an event: ${sqlState}`)
  }
}

/** PostgreSQL's code for what it refused of an event; null for any other error. */
export function refusalOf(error: unknown): string | null {
  if (error instanceof RefusedByDatabase) {
    return error.sqlState
  }
  const { code = "" } = (error ?? {}) as { code?: string }
  return REFUSED.test(code) ? code : null
}

/** To be asked inside a transaction: throws the error on, a refusal with its code kept. */
export function nameRefusal(error: unknown): never {
  const sqlState = refusalOf(error)
  throw sqlState ? new RefusedByDatabase(sqlState) : error
}
