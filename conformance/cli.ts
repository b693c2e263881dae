/** `npm run pos:conformance -- --url … --pairing-code …`: checks any server of the protocol from outside. */
import { CHECKS } from "./checks"
import { type Options, readOptions, USAGE, UsageError } from "./options"
import { jsonOf, linePrinter, scoreOf, summaryOf } from "./report"
import { checkServer } from "./run"

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function check({ json, ...asked }: Options): Promise<number> {
  const lineOf = linePrinter()
  const report = await checkServer({
    ...asked,
    onOutcome: json ? undefined : (outcome) => say(lineOf(outcome)),
  })
  say(json ? JSON.stringify(jsonOf(report), null, 2) : `\n${summaryOf(report)}`)
  const { passed, failed } = scoreOf(report.outcomes)
  return failed > 0 ? 1 : passed > 0 ? 0 : 2
}

async function main(): Promise<number> {
  const asked = readOptions(process.argv.slice(2))
  if (asked === "help") {
    say(USAGE)
    return 0
  }
  if (asked === "list") {
    CHECKS.forEach(({ name }) => say(name))
    return 0
  }
  return await check(asked)
}

main()
  .then((code) => {
    process.exitCode = code
  })
  .catch((error: Error) => {
    const hint = error instanceof UsageError ? `\n\n${USAGE}` : ""
    process.stderr.write(`${error.message}${hint}\n`)
    process.exitCode = 2
  })
