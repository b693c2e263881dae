/** `node scripts/prepare-test-database.mjs [name]`: makes the migrated template and a copy of it. */
import { prepareTestDatabase } from "./lib/template-database.mjs"

try {
  await prepareTestDatabase(process.argv[2])
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
