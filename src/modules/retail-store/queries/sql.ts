import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** Runs one parametrised statement: inside the caller's transaction when there is one. An array fills `in (?)`. */
export async function rows<T>(
  context: Context,
  sql: string,
  parameters: unknown[] = []
): Promise<T[]> {
  const transaction = context.transactionManager as SqlEntityManager | undefined
  // Medusa sends what it created or changed at the end of a transaction; our SQL has to see it now.
  await transaction?.flush()
  const manager = transaction ?? (context.manager as SqlEntityManager)
  return (await manager.execute(sql, parameters)) as T[]
}

/** Makes `%`, `_` and `\` of a search text mean themselves in LIKE. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
