import { Client } from "@medusajs/framework/pg"

/** A statement that work comes by; a process may be held right before it. */
export type KillPoint = {
  name: string
  table: string
  on: "insert" | "update"
  /** Of which rows; `new` is the row as it will be, `old` as it was. */
  when?: string
}

/** First number of the locks; no other code has it. */
const HOLDS = 77_707

export type KillPoints = Awaited<ReturnType<typeof openKillPoints>>

/**
 * Points at which processes can be held in the middle of their work, to be killed there. A trigger takes a lock that
 * the test has: for the process of that name (`PGAPPNAME`) alone, everybody else comes by freely.
 */
export async function openKillPoints(databaseUrl: string, points: readonly KillPoint[]) {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`create function test_kill_point() returns trigger language plpgsql as $$ begin
    perform pg_advisory_xact_lock_shared(${HOLDS}, hashtext(current_setting('application_name') || ' ' || tg_argv[0]));
    return new; end $$`)
  for (const { name, table, on, when = "true" } of points) {
    await client.query(`create trigger "test_kill_point_${name}" before ${on} on "${table}"
      for each row when (${when}) execute function test_kill_point('${name}')`)
  }
  const lock = async (verb: string, process: string, point: string): Promise<void> => {
    await client.query(`select ${verb}(${HOLDS}, hashtext($1))`, [`${process} ${point}`])
  }
  return {
    hold: (process: string, point: string) => lock("pg_advisory_lock", process, point),
    letGo: (process: string, point: string) => lock("pg_advisory_unlock", process, point),
    /** How much of its work is held now. */
    held: async (process: string): Promise<number> => {
      const { rows } = await client.query<{ held: number }>(
        `select count(*)::int as held from pg_locks join pg_stat_activity using (pid)
         where locktype = 'advisory' and classid = ${HOLDS} and not granted and application_name = $1`,
        [process]
      )
      return rows[0]!.held
    },
    close: () => client.end(),
  }
}
