/** A rule of the database that a statement broke. */
class BrokenConstraint extends Error {
  constructor(readonly constraint: string) {
    super(`The database refused it: ${constraint}`)
  }
}

/**
 * Throws an error of a statement on, so that its constraint is known outside the transaction too: there Medusa's data
 * layer has made a text of some of them.
 */
export function nameConstraint(error: unknown): never {
  const { constraint } = (error ?? {}) as { constraint?: string }
  throw constraint ? new BrokenConstraint(constraint) : error
}
