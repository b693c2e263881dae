import { z } from "@medusajs/framework/zod"
import type { JobDefinition, ReconcileJobDefinition } from "./types"

type Registry = {
  jobs: Map<string, JobDefinition>
  schedules: Map<string, string>
}

const KEY = Symbol.for("medusa-plugin-omnichannel.jobs")
const holder = globalThis as typeof globalThis & { [KEY]?: Registry }

/** One per process, even when the code is loaded twice (test modules, hot reload). */
const registry: Registry = (holder[KEY] ??= { jobs: new Map(), schedules: new Map() })

/**
 * Registers what runs under a job's name; importing the file is enough, and importing it again
 * replaces the definition. A handler may run twice for one job: it must be idempotent.
 */
export function defineJob<P>(definition: JobDefinition<P>): JobDefinition<P> {
  registry.jobs.set(definition.name, definition as JobDefinition)
  return definition
}

/**
 * Registers a recurring sweep that finds work whose event was lost. Each tick runs once over all
 * processes; a tick missed while no worker ran is not made up, because the next sweep finds it all.
 */
export function defineReconcileJob(definition: ReconcileJobDefinition): JobDefinition {
  const { schedule, run, ...rest } = definition
  registry.schedules.set(definition.name, schedule)
  return defineJob<unknown>({
    ...rest,
    schema: z.unknown(),
    run: async (_, scope) => await run(scope),
  })
}

export function findJobDefinition(name: string): JobDefinition | undefined {
  return registry.jobs.get(name)
}

export function jobNames(): string[] {
  return [...registry.jobs.keys()]
}

export function jobSchedules(): { name: string; schedule: string }[] {
  return [...registry.schedules].map(([name, schedule]) => ({ name, schedule }))
}
