import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { asValue } from "@medusajs/framework/awilix"
import { MikroORM, type SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { Client } from "@medusajs/framework/pg"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
  ModulesSdkUtils,
} from "@medusajs/framework/utils"
import { databaseUrl, uniqueDatabaseName } from "../../../../integration-tests/helpers/database"
import { containerSql, enqueueJob, installJobSchema, type Sql } from ".."

type JobState = {
  id: string
  attempts: number
  max_attempts: number
  is_available: boolean
  locked_by: string | null
  last_error: string | null
  wait_seconds: number
}

export type JobBed = Awaited<ReturnType<typeof jobBed>>

/** A database of its own with the job schema, and the little of a Medusa container that jobs use. */
export async function jobBed(name: string) {
  const database = uniqueDatabaseName(`jobs_${name}`)
  const url = databaseUrl(database)
  await administer(`create database "${database}"`)
  await installJobSchema({ connectionString: url })
  const connection = ModulesSdkUtils.createPgConnection({ clientUrl: url })
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
  })
  const logger = silentLogger()
  const container = createMedusaContainer() as MedusaContainer
  container.register({
    [ContainerRegistrationKeys.PG_CONNECTION]: asValue(connection),
    [ContainerRegistrationKeys.LOGGER]: asValue(logger),
  })
  const sql: Sql = containerSql(container)
  return {
    url,
    container,
    connection,
    logger,
    sql,
    manager: orm.em.fork() as SqlEntityManager,
    enqueue: enqueueJob,
    transaction: async (work: (manager: SqlEntityManager) => Promise<void>) =>
      await orm.em.fork().transactional(async (manager) => await work(manager as SqlEntityManager)),
    jobs: async () =>
      await sql<JobState>(
        `select id::text, attempts, max_attempts, is_available, locked_by, last_error,
           extract(epoch from run_at - now())::float as wait_seconds
         from graphile_worker._private_jobs order by id`,
        []
      ),
    count: async () => (await sql("select 1 from graphile_worker._private_jobs", [])).length,
    clear: async () => {
      await sql("truncate graphile_worker._private_jobs, graphile_worker._private_job_queues", [])
    },
    end: async () => {
      await orm.close()
      await (connection as unknown as { destroy: () => Promise<void> }).destroy()
      await administer(`drop database if exists "${database}" with (force)`)
    },
  }
}

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl("postgres") })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function silentLogger(): Logger {
  const say = jest.fn()
  return { debug: say, info: say, warn: say, error: say } as unknown as Logger
}
