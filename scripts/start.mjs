/** `npm start`: from a fresh clone to a running shop. See docs/operations.md for the environment. */
import { claimFolder } from "./lib/claim.mjs"
import { unsupportedNode } from "./lib/node-version.mjs"
import { dataFolder } from "./lib/paths.mjs"
import { SetUpError, say, seconds } from "./lib/progress.mjs"

const began = performance.now()
const closers = []
let closing

/** Ends what was started, last first; a second call waits for the first. */
function close() {
  closing ??= (async () => {
    for (const closer of closers.reverse()) {
      await closer()
    }
  })()
  return closing
}

async function stop(code, words) {
  if (words) {
    process.stderr.write(`\n${words}\n`)
  }
  await close().catch((error) => process.stderr.write(`${error.message}\n`))
  process.exit(code)
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (!closing) {
      say("\nStopping ...")
    }
    stop(0)
  })
}

async function main() {
  const problem = unsupportedNode()
  if (problem) {
    throw new SetUpError(problem)
  }
  closers.push(claimFolder(dataFolder, "start.mjs"))
  const { stopPrograms } = await import("./lib/children.mjs")
  closers.push(stopPrograms)
  const { installDependencies } = await import("./lib/install.mjs")
  await installDependencies()
  const { setUpShop } = await import("./lib/shop.mjs")
  const { summary, exited } = await setUpShop({ onClose: (closer) => closers.push(closer) })
  say(`\nReady in ${seconds(began)} s.\n${summary}\nCtrl-C stops it.`)
  const { code, signal, tail } = await exited
  if (!closing) {
    await stop(1, `The shop ended by itself (${signal ?? code}):\n${tail}`)
  }
}

main().catch((error) => {
  if (!closing) {
    stop(1, error instanceof SetUpError ? error.message : error.stack)
  }
})
