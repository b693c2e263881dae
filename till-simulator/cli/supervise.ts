import { spawn } from "node:child_process"
import { TillStore } from "../store/till-store"
import { say } from "./print"

/** Set in the process that may crash: how many events there were before its first start. */
const VARIABLE = "TILL_EVENTS_BEFORE"

/** null in a process that nobody switches on again. */
export function eventsBefore(): number | null {
  const text = process.env[VARIABLE]
  return text === undefined ? null : Number(text)
}

/** Runs this command in a process of its own, and again as often as it gets killed. @returns its exit code */
export async function supervise(args: readonly string[], storeFile: string): Promise<number> {
  const store = TillStore.open(storeFile)
  const before = store.size()
  store.close()
  for (;;) {
    const child = spawn(process.execPath, [...process.execArgv, ...args], {
      stdio: "inherit",
      env: { ...process.env, [VARIABLE]: String(before) },
    })
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
      child.once("exit", (...end) => resolve(end))
    )
    if (signal !== "SIGKILL") {
      return code ?? 1
    }
    say("  the till crashed; it is switched on again")
  }
}
