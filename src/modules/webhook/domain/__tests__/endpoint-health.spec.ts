import { healthAfter } from "../endpoint-health"
import { RETRY_PAUSES_MS } from "../retry-schedule"

const NOW = new Date("2026-03-02T09:00:00Z")
const ago = (ms: number) => new Date(NOW.getTime() - ms)
const in_ = (ms: number) => new Date(NOW.getTime() + ms)
const DAY = 86_400_000

describe("the health of an endpoint", () => {
  it("is restored by one success among failures", () => {
    expect(healthAfter(ago(4 * DAY), ["failed", "taken", "failed"], NOW, 5)).toEqual({
      is_active: true,
      disabled_reason: null,
      failing_since: null,
      paused_until: null,
      has_succeeded: true,
    })
  })

  it.each([
    ["5 s after the first failure", null, 5_000],
    ["as long as it has been failing", ago(60_000), 60_000],
    ["no longer than 5 min", ago(DAY), 300_000],
  ])("makes the rest wait %s", (_, since, pauseMs) => {
    expect(healthAfter(since, ["failed", "failed"], NOW, 5)).toMatchObject({
      is_active: true,
      failing_since: since ?? NOW,
      paused_until: in_(pauseMs),
    })
  })

  it("never holds up a message that is alone longer than its own schedule does", () => {
    let sinceMs = 0
    for (const pause of RETRY_PAUSES_MS.slice(1)) {
      const { paused_until } = healthAfter(ago(sinceMs), ["failed"], NOW, 100)
      expect(paused_until!.getTime()).toBeLessThanOrEqual(in_(pause).getTime())
      sinceMs += pause
    }
  })

  it("is given up after so many days of nothing but failures, not before", () => {
    expect(healthAfter(ago(5 * DAY - 1), ["failed"], NOW, 5).is_active).toBe(true)
    expect(healthAfter(ago(5 * DAY), ["failed"], NOW, 5)).toMatchObject({
      is_active: false,
      disabled_reason: "failing",
      paused_until: null,
    })
  })

  it("ends with a 410, whatever else got through", () => {
    expect(healthAfter(null, ["taken", "gone"], NOW, 5)).toMatchObject({
      is_active: false,
      disabled_reason: "gone",
      has_succeeded: true,
    })
  })
})
