import { nextAttemptAt, RETRY_PAUSES_MS } from "../retry-schedule"

const NOW = new Date("2026-03-02T09:00:00Z")
const pauseAfter = (made: number, random: number) => {
  const next = nextAttemptAt(made, NOW, random)
  return next && next.getTime() - NOW.getTime()
}

describe("the schedule of attempts", () => {
  it("is the one of Standard Webhooks: ten attempts over 75 hours and 35 minutes", () => {
    expect(RETRY_PAUSES_MS).toHaveLength(10)
    const total = RETRY_PAUSES_MS.reduce((sum, pause) => sum + pause, 0)
    expect(total).toBe((75 * 60 + 35) * 60_000 + 5_000)
  })

  it.each([
    [1, 5],
    [2, 300],
    [3, 1_800],
    [9, 86_400],
  ])("waits after attempt %i at least %i s, and at most a tenth longer", (made, seconds) => {
    expect(pauseAfter(made, 0)).toBe(seconds * 1_000)
    expect(pauseAfter(made, 1)).toBeCloseTo(seconds * 1_100)
  })

  it("ends after the tenth", () => {
    expect(nextAttemptAt(10, NOW, 0)).toBeNull()
  })
})
