import { isDeepStrictEqual } from "node:util"
import type { Kit } from "./kit"

/** One thing a server of the protocol must do. Its name is stable: reports of different days can be compared. */
export type Check = {
  /** `<chapter>.<what-holds>` */
  name: string
  run: (kit: Kit) => Promise<void>
}

/** Makes the checks of a chapter out of what each must hold. */
export function chapter(name: string, checks: Record<string, Check["run"]>): Check[] {
  return Object.entries(checks).map(([what, run]) => ({ name: `${name}.${what}`, run }))
}

/** The server does not do what it must. */
export class Failed extends Error {}

/** It cannot be told here: a scope, a second till or a product is missing. */
export class Skipped extends Error {}

export function must(condition: boolean, otherwise: string): asserts condition {
  if (!condition) {
    throw new Failed(otherwise)
  }
}

/** Compares as JSON, where the order of an object's members says nothing. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)]
  must(isDeepStrictEqual(actual, expected), `${what}: expected ${should}, got ${is ?? "nothing"}`)
}

export function skip(reason: string): never {
  throw new Skipped(reason)
}
