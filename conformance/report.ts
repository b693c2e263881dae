import type { Outcome, Report } from "./run"

export type Score = { passed: number; failed: number; skipped: number; score: number }

/** `score` is the per cent of the checks that could be made; 100 means that none failed. */
export function scoreOf(outcomes: readonly Outcome[]): Score {
  const count = (status: Outcome["status"]): number =>
    outcomes.filter((outcome) => outcome.status === status).length
  const [passed, failed, skipped] = [count("passed"), count("failed"), count("skipped")]
  const made = passed + failed
  return { passed, failed, skipped, score: made === 0 ? 0 : Math.floor((100 * passed) / made) }
}

const chapterOf = ({ name }: Outcome): string => name.split(".")[0]!

function byChapter(outcomes: readonly Outcome[]): Map<string, Outcome[]> {
  const chapters = new Map<string, Outcome[]>()
  for (const outcome of outcomes) {
    const chapter = chapterOf(outcome)
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), outcome])
  }
  return chapters
}

const MARKS = { passed: "ok  ", failed: "FAIL", skipped: "skip" }

/** For people: one line per check, under the name of its chapter. */
export function linePrinter(): (outcome: Outcome) => string {
  let chapter = ""
  return (outcome) => {
    const { name, status, reason, milliseconds } = outcome
    const heading = chapterOf(outcome) === chapter ? "" : `\n${chapterOf(outcome)}\n`
    chapter = chapterOf(outcome)
    const why = reason ? `\n         ${reason}` : ""
    return `${heading}  ${MARKS[status]} ${name.slice(chapter.length + 1)} (${milliseconds} ms)${why}`
  }
}

export function summaryOf({ outcomes }: Report): string {
  const line = (name: string, { passed, failed, skipped, score }: Score): string =>
    `${name.padEnd(12)} ${String(score).padStart(3)} %  ${passed} passed, ${failed} failed, ${skipped} skipped`
  const chapters = [...byChapter(outcomes)].map(([name, of]) => line(name, scoreOf(of)))
  return [...chapters, line("all", scoreOf(outcomes))].join("\n")
}

/** For programs. */
export function jsonOf(report: Report): object {
  const chapters = [...byChapter(report.outcomes)].map(([name, of]) => [name, scoreOf(of)])
  return {
    ...report,
    ...scoreOf(report.outcomes),
    chapters: Object.fromEntries(chapters) as object,
  }
}
