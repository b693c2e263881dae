import type { MedusaContainer } from "@medusajs/framework/types"
import { Client, type ClientConfig, Pool } from "@medusajs/framework/pg"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Sql } from "./types"

type Knex = {
  raw: (statement: string, parameters: unknown[]) => Promise<{ rows: unknown[] }>
  client: { config: { connection: ClientConfig } }
}

/** Runs statements on Medusa's own connection pool, each in its own transaction. */
export function sqlOf(knex: unknown): Sql {
  return async <Row>(statement: string, parameters: unknown[]) =>
    (await (knex as Knex).raw(statement, parameters)).rows as Row[]
}

export function containerSql(container: MedusaContainer): Sql {
  return sqlOf(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
}

/** A pool of our own to the database of Medusa's, with the same address, password and TLS settings. */
export function poolBeside(knex: unknown, applicationName: string, max: number): Pool {
  return new Pool({ ...configBeside(knex, applicationName), max })
}

/** One connection of our own, as `poolBeside`; a statement that hangs fails after 10 s. */
export function clientBeside(knex: unknown, applicationName: string): Client {
  return new Client({ ...configBeside(knex, applicationName), query_timeout: 10_000 })
}

function configBeside(knex: unknown, applicationName: string): ClientConfig {
  const {
    connectionString,
    ssl,
    password,
    connectionTimeoutMillis,
    keepAlive,
    keepAliveInitialDelayMillis,
  } = (knex as Knex).client.config.connection
  return {
    connectionString,
    ssl,
    ...(password ? { password } : {}),
    connectionTimeoutMillis,
    keepAlive,
    keepAliveInitialDelayMillis,
    application_name: applicationName,
  }
}
