import { rest } from "../rest"

describe("a rest", () => {
  it("ends at once when what it belongs to is stopped", async () => {
    const stopped = new AbortController()
    const resting = rest(3_600_000, stopped.signal)
    stopped.abort()
    await resting
    await rest(3_600_000, stopped.signal)
  })
})
