import type { MedusaContainer } from "@medusajs/framework/types"
import { executeJob } from "./execute"

/** For tests: runs one sweep here and now, outside the queue, as if its hour had come at `now`. */
export async function runReconcileJob(
  container: MedusaContainer,
  name: string,
  { now = new Date() }: { now?: Date } = {}
): Promise<void> {
  await executeJob(container, { id: "0", name, payload: {}, attempts: 1 }, now)
}
