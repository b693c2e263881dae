import { containerSql, defineReconcileJob } from "../../../core/jobs"

/**
 * Medusa's PostgreSQL locking never takes over a lapsed lock that has no owner, and cart completion
 * takes such locks: a process that dies there would lock the cart for ever.
 */
export const releaseLapsedLocksJob = defineReconcileJob({
  name: "omni-release-lapsed-locks",
  schedule: "* * * * *",
  run: async ({ container, logger }) => {
    const sql = containerSql(container)
    const [found] = await sql<{ exists: boolean }>(
      "select to_regclass('locking') is not null as exists",
      []
    )
    if (!found?.exists) {
      return
    }
    const lapsed = await sql("delete from locking where expiration < now() returning id", [])
    if (lapsed.length > 0) {
      logger.warn(`Jobs: released ${lapsed.length} lapsed locks`)
    }
  },
})
