/** The dashboard of this repository's own shop, built once for one state of its sources. */
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs"
import { join } from "node:path"
import { adminHash } from "./hashes.mjs"
import { medusa } from "./medusa.mjs"
import { root } from "./paths.mjs"
import { readState, remember } from "./state.mjs"

const BUILT = join(root, "public/admin")

export function isDashboardBuilt() {
  return existsSync(join(BUILT, "index.html")) && readState().dashboard === adminHash()
}

/** Needs no database. */
export async function buildDashboard(env) {
  const hash = adminHash()
  await medusa(["build", "--admin-only"], env, "The build of the dashboard")
  rmSync(BUILT, { recursive: true, force: true })
  mkdirSync(join(root, "public"), { recursive: true })
  renameSync(join(root, ".medusa/admin"), BUILT)
  remember({ dashboard: hash })
}
