import { parseArgs } from "node:util"
import { CHECKS } from "./checks"

export const USAGE = `Usage: npm run pos:conformance -- --url <shop> --pairing-code <code>
  --second-pairing-code <code>   of a till of another store, to check that stores are kept apart
  --only <prefix,...>            only checks whose name begins with one of these
  --patience <seconds>           for what the server does in its own time (20)
  --json                         the report as JSON; with npm run --silent nothing else is printed
  --list                         names the checks and makes none

Sells, counts and registers people in the shop it is pointed at: use one that is made for tests. Give the till
every scope, and the store an article with stock, or some checks are skipped.
Exit code: 0 all passed, 1 some failed, 2 nothing could be checked.`

/** What was asked for makes no sense. */
export class UsageError extends Error {}

export type Options = {
  url: string
  pairing_code: string
  second_pairing_code?: string
  only?: string[]
  patience_seconds: number
  json: boolean
}

/** @throws UsageError */
export function readOptions(args: string[]): Options | "help" | "list" {
  const { values } = parsed(args)
  if (values.help) {
    return "help"
  }
  if (values.list) {
    return "list"
  }
  const { url, "pairing-code": pairing_code } = values
  if (!url || !pairing_code) {
    throw new UsageError("--url and --pairing-code are needed")
  }
  if (!URL.canParse(url)) {
    throw new UsageError(`--url: "${url}" is no address, such as https://shop.example`)
  }
  const patience_seconds = Number(values.patience)
  if (!(patience_seconds >= 0)) {
    throw new UsageError("--patience must be a number of seconds")
  }
  const only = values.only?.split(",")
  const unknown = only?.find((prefix) => !CHECKS.some(({ name }) => name.startsWith(prefix)))
  if (unknown !== undefined) {
    throw new UsageError(`--only: no check begins with "${unknown}"; --list names them`)
  }
  const second_pairing_code = values["second-pairing-code"]
  return { url, pairing_code, second_pairing_code, only, patience_seconds, json: values.json }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        url: { type: "string" },
        "pairing-code": { type: "string" },
        "second-pairing-code": { type: "string" },
        only: { type: "string" },
        patience: { type: "string", default: "20" },
        json: { type: "boolean", default: false },
        list: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
