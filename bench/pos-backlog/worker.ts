import "../runner/environment"
import "./environment"

Object.assign(process.env, { MEDUSA_WORKER_MODE: "worker", OMNICHANNEL_JOBS: "on" })

// Medusa reads the environment when it is loaded.
const { startApp } = require("@medusajs/test-utils") as typeof import("@medusajs/test-utils")

startApp({ cwd: process.cwd() }).then(
  () => process.send?.("ready"),
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(1)
  }
)
process.on("disconnect", () => process.exit(0))
