/** `npm run lint`: Medusa's rules and who may import whom, as `npm test` checks them. */
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { root } from "./lib/paths.mjs"

const run = (program, ...args) =>
  spawnSync(process.execPath, [join(root, "node_modules", program), ...args], { cwd: root, stdio: "inherit" }).status ?? 1

const folders = ["src", "admin", "migrations", "integrations", "demo", "bench", "till-simulator", "conformance"].filter((name) => existsSync(join(root, name)))
const rules = run("@medusajs/cli/cli.js", "lint")
const imports = run("dependency-cruiser/bin/dependency-cruise.mjs", "--config", ".dependency-cruiser.cjs", ...folders)
process.exitCode = rules || imports ? 1 : 0
