import { invalid, notFound } from "../../../core/errors"
import { boundRows, type SqlEntityManager } from "../../../core/sql"

export type ProgrammeHead = { id: string; name: string }

/** Programmes, the oldest first. */
export async function listProgrammes(manager: SqlEntityManager): Promise<ProgrammeHead[]> {
  return await boundRows<ProgrammeHead>(
    manager,
    "select id, name from omni_loyalty_programme where deleted_at is null order by created_at, id limit 100"
  )
}

/**
 * The programme a request means: the one it names, or the only one there is.
 * @throws NOT_FOUND `programme_not_found`; INVALID_DATA `programme_needed` when there are several.
 */
export async function programmeAskedFor(
  manager: SqlEntityManager,
  id: string | undefined
): Promise<ProgrammeHead> {
  const programmes = await listProgrammes(manager)
  const found = programmes.filter((programme) => id === undefined || programme.id === id)
  if (found.length > 1) {
    throw invalid(
      "programme_needed",
      "programme_id: there are several loyalty programmes, name one"
    )
  }
  if (!found[0]) {
    throw notFound("programme_not_found", "There is no such loyalty programme")
  }
  return found[0]
}
