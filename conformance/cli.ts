/** `npm run pos:conformance -- --url … --pairing-code …`: checks any server of the protocol from outside. */
import { writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { jsonOf, lineOf, scoreOf, summaryOf } from "./report"
import { checkServer } from "./run"

const USAGE = `Usage: npm run pos:conformance -- --url <shop> --pairing-code <code>
  --second-pairing-code <code>   of a till of another store, to check that stores are kept apart
  --json <file>                  writes the report there
  --only <prefix,...>            only checks whose name begins with one of these
  --patience <seconds>           for what the server does in its own time (20)

Sells, counts and registers people in the shop it is pointed at: use one that is made for tests.
Exit code: 0 all passed, 1 some failed, 2 nothing could be checked.`

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: "string" },
      "pairing-code": { type: "string" },
      "second-pairing-code": { type: "string" },
      json: { type: "string" },
      only: { type: "string" },
      patience: { type: "string", default: "20" },
      help: { type: "boolean", default: false },
    },
  })
  if (values.help || !values.url || !values["pairing-code"]) {
    say(USAGE)
    return values.help ? 0 : 2
  }
  const report = await checkServer({
    url: values.url,
    pairing_code: values["pairing-code"],
    second_pairing_code: values["second-pairing-code"],
    patience_seconds: Number(values.patience),
    only: values.only?.split(","),
    onOutcome: (outcome) => say(lineOf(outcome)),
  })
  say(`\n${summaryOf(report)}`)
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify(jsonOf(report), null, 2)}\n`)
  }
  return scoreOf(report.outcomes).failed > 0 ? 1 : 0
}

main()
  .then((code) => {
    process.exitCode = code
  })
  .catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  })
