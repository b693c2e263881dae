/** `npm run till -- <command>`: one till in a file, from the command line. */
import { execute } from "./cli/commands"
import { readCommand, USAGE, UsageError } from "./cli/options"
import { say } from "./cli/print"
import { eventsBefore, supervise } from "./cli/supervise"

async function main(): Promise<number> {
  const args = process.argv.slice(2)
  if (args.length === 0 || args[0] === "help") {
    say(USAGE)
    return 0
  }
  const command = readCommand(args)
  if (command.name === "run" && command.faults.includes("crash") && eventsBefore() === null) {
    return await supervise(process.argv.slice(1), command.values["store-file"])
  }
  await execute(command)
  return 0
}

main()
  .then((code) => {
    process.exitCode = code
  })
  .catch((error: Error) => {
    const hint = error instanceof UsageError ? `\n\n${USAGE}` : ""
    process.stderr.write(`${error.message}${hint}\n`)
    process.exitCode = 1
  })
