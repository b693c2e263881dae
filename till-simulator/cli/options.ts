import { parseArgs } from "node:util"
import { type FaultName, FAULTS } from "../faults"

/** A mistake of the person who typed, told in one sentence. */
export class UsageError extends Error {}

export const USAGE = `Usage: npm run till -- <command> [options]

  pair --url <shop> --pairing-code <code>   register this till
  sell [--lines <lines>] [--count <n>]      sell; a random article when no lines are given
       [--card <card> [--points <n>]]       the card's owner earns, and pays with points; offline of a lease
  lease --card <card> --points <n>          get points of a card's owner to spend offline
  lease return                              give back what is left of every lease
  return [--sale <event id>] [--lines <line_id:units,...>]   take back; the last sale in full by default
  void [--sale <event id>]                  void; the last sale by default
  count --lines <sku:units,...>             tell what was counted
  shift open|close [--cash <kopecks>]       open with cash in the drawer, close with what was counted
  push                                      hand in what is pending
  pull                                      read what changed in the shop
  status                                    who the till is, and what became of its events
  run --events <n> | --minutes <n>          a random day in a shop
      [--cards <card,...>]                  whose owners earn and spend points

Lines are sku, sku:units or sku:units@price, with commas between; prices in minor units, tax included.
  --store-file <file>   where the till keeps everything (.data/till.sqlite)
  --offline             keep it, send nothing
  --training            touch nothing in the shop
  --faults <names>      ${FAULTS.join(",")}
  --seed <n>            of everything random (1)`

const OPTIONS = {
  url: { type: "string" },
  "pairing-code": { type: "string" },
  "store-file": { type: "string", default: ".data/till.sqlite" },
  lines: { type: "string" },
  sale: { type: "string" },
  count: { type: "string", default: "1" },
  cash: { type: "string" },
  card: { type: "string" },
  points: { type: "string" },
  cards: { type: "string" },
  events: { type: "string" },
  minutes: { type: "string" },
  faults: { type: "string", default: "" },
  seed: { type: "string", default: "1" },
  offline: { type: "boolean", default: false },
  training: { type: "boolean", default: false },
} as const

export type Command = ReturnType<typeof readCommand>

/** @throws UsageError */
export function readCommand(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    const [name = "", argument = ""] = positionals
    return { name, argument, values, faults: readFaults(values.faults) }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message)
  }
}

function readFaults(text: string): FaultName[] {
  const names = text.split(",").filter(Boolean)
  const unknown = names.find((name) => !(FAULTS as readonly string[]).includes(name))
  if (unknown) {
    throw new UsageError(`There is no fault "${unknown}"; there is: ${FAULTS.join(", ")}`)
  }
  return names as FaultName[]
}

/** @throws UsageError when it is not a whole number */
export function wholeNumber(text: string, what: string): number {
  if (!/^\d{1,12}$/.test(text)) {
    throw new UsageError(`${what} must be a whole number, not "${text}"`)
  }
  return Number(text)
}

export type TypedLine = { name: string; units: number; price?: number }

/** @throws UsageError */
export function readLines(text: string): TypedLine[] {
  return text.split(",").map((part) => {
    const found = /^([^:@]+)(?::(\d{1,6}))?(?:@(\d{1,12}))?$/.exec(part.trim())
    if (!found) {
      throw new UsageError(`"${part}" is not a line such as SKU:2@899000`)
    }
    const [, name, units = "1", price] = found
    return {
      name: name!,
      units: Number(units),
      ...(price === undefined ? {} : { price: Number(price) }),
    }
  })
}
