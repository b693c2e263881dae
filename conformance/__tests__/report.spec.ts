import { CHECKS } from "../checks"
import { readOptions, UsageError } from "../options"
import { jsonOf, linePrinter, scoreOf, summaryOf } from "../report"
import type { Outcome, Report } from "../run"

const outcome = (name: string, status: Outcome["status"], reason?: string): Outcome => ({
  name,
  status,
  milliseconds: 5,
  ...(reason ? { reason } : {}),
})

const report: Report = {
  protocol: "omnichannel-pos/v1",
  url: "http://shop",
  started_at: "2026-11-28T10:00:00.000Z",
  outcomes: [
    outcome("batch.gzip-is-taken", "passed"),
    outcome("batch.unknown-type-rejected", "failed", "got applied"),
    outcome("pull.limit-is-kept", "skipped", "no scope"),
    outcome("auth.token", "passed"),
  ],
}

describe("the report", () => {
  it("scores what could be checked; one failure is never 100", () => {
    expect(scoreOf(report.outcomes)).toEqual({ passed: 2, failed: 1, skipped: 1, score: 66 })
    const many = Array.from({ length: 999 }, () => outcome("a.b", "passed"))
    expect(scoreOf([...many, outcome("a.c", "failed")]).score).toBe(99)
    expect(scoreOf([outcome("a.b", "skipped")]).score).toBe(0)
  })

  it("groups by chapter, for people", () => {
    const lineOf = linePrinter()
    expect(report.outcomes.slice(0, 3).map(lineOf)).toEqual([
      "\nbatch\n  ok   gzip-is-taken (5 ms)",
      "  FAIL unknown-type-rejected (5 ms)\n         got applied",
      "\npull\n  skip limit-is-kept (5 ms)\n         no scope",
    ])
    expect(summaryOf(report).split("\n").at(-1)).toMatch(
      /^all +66 % +2 passed, 1 failed, 1 skipped$/
    )
  })

  it("groups by chapter, for programs", () => {
    expect(jsonOf(report)).toMatchObject({
      protocol: "omnichannel-pos/v1",
      score: 66,
      chapters: { batch: { passed: 1, failed: 1, score: 50 }, pull: { skipped: 1 } },
      outcomes: report.outcomes,
    })
  })
})

describe("the checks", () => {
  it("have names of their own, and no chapter begins like another", () => {
    const names = CHECKS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const chapters = [...new Set(names.map((name) => name.split(".")[0]!))]
    const mixed = chapters.filter((one) =>
      chapters.some((other) => other !== one && other.startsWith(one))
    )
    expect(mixed).toEqual([])
  })
})

describe("the command line", () => {
  const NEEDED = ["--url", "http://shop", "--pairing-code", "ABCD"]

  it("asks for a shop and a code", () => {
    expect(readOptions(NEEDED)).toMatchObject({
      url: "http://shop",
      pairing_code: "ABCD",
      patience_seconds: 20,
      json: false,
    })
    expect(readOptions(["--help"])).toBe("help")
    expect(readOptions(["--list"])).toBe("list")
  })

  it.each([
    ["no shop", ["--pairing-code", "A"]],
    ["an address that is none", ["--url", "shop", "--pairing-code", "A"]],
    ["patience that is no number", [...NEEDED, "--patience", "long"]],
    ["checks that do not exist", [...NEEDED, "--only", "batch,butch"]],
    ["an option it does not know", [...NEEDED, "--force"]],
  ])("refuses %s", (_, args) => {
    expect(() => readOptions(args)).toThrow(UsageError)
  })
})
