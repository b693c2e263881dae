import { type Check, Failed, Skipped } from "./check"
import { CHECKS } from "./checks"
import { Kit } from "./kit"

export type Outcome = {
  name: string
  status: "passed" | "failed" | "skipped"
  /** Why it failed or was skipped. */
  reason?: string
  milliseconds: number
}

export type Report = {
  protocol: "omnichannel-pos/v1"
  url: string
  started_at: string
  outcomes: Outcome[]
}

export type RunInput = Parameters<typeof Kit.start>[0] & {
  /** Only checks whose name begins with one of these; all when there is none. */
  only?: readonly string[]
  onOutcome?: (outcome: Outcome) => void
}

/** Checks a server. @throws Error when no till could be paired */
export async function checkServer(input: RunInput): Promise<Report> {
  const started_at = new Date().toISOString()
  const kit = await Kit.start(input)
  const outcomes: Outcome[] = []
  const prefixes = input.only?.length ? input.only : [""]
  const isAsked = ({ name }: Check): boolean => prefixes.some((prefix) => name.startsWith(prefix))
  for (const check of CHECKS.filter(isAsked)) {
    const outcome = await runCheck(check, kit)
    outcomes.push(outcome)
    input.onOutcome?.(outcome)
    if (outcome.status === "failed") {
      await kit.heal().catch(() => {})
    }
  }
  return { protocol: "omnichannel-pos/v1", url: kit.url, started_at, outcomes }
}

async function runCheck({ name, run }: Check, kit: Kit): Promise<Outcome> {
  const began = performance.now()
  const took = (): number => Math.round(performance.now() - began)
  try {
    await run(kit)
    return { name, status: "passed", milliseconds: took() }
  } catch (error) {
    const status = error instanceof Skipped ? "skipped" : "failed"
    const { message } = error as Error
    const isUnforeseen = status === "failed" && !(error instanceof Failed)
    const reason = isUnforeseen ? `unforeseen: ${message}` : message
    return { name, status, reason, milliseconds: took() }
  }
}
