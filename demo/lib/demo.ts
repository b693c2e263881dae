import type { MedusaContainer } from "@medusajs/framework/types"

/** What every stage gets. */
export type Demo = {
  container: MedusaContainer
  /** The moment all invented dates are counted from. */
  now: Date
  /** Address of the shop's own server; pictures hang under it. */
  storeUrl: string
  adminUrl: string
  /** Folder that Medusa serves as /static. */
  staticFolder: string
  /** File for the addresses and log-ins, for people and scripts. */
  credentialsFile: string
  say(line: string): void
}

/**
 * One part of the demo shop. It may be run any number of times and may have been killed half-way: it
 * looks for what exists and adds what is missing. Answers what it made, in words.
 */
export type Stage = {
  name: string
  run(demo: Demo): Promise<string>
  /** False when this installation lacks what the stage needs; it is tried again on the next run. */
  isPossible?(demo: Demo): boolean
  /** Whether the file with the log-ins lost what this stage wrote there: then it runs again. */
  lacksLogIns?(demo: Demo): boolean
}
