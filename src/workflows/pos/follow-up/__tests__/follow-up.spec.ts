import type { MedusaContainer } from "@medusajs/framework/types"
import { rest } from "../../../../core/rest"
import type { PendingEvent } from "../../../../modules/pos/operations/follow-up"
import { parseOptions } from "../../../../options"
import { followUp } from "../follow-up"

jest.mock("../../../../core/rest", () => ({ rest: jest.fn(async () => undefined) }))

const PAGE = 50

/** Counts are followed by nothing, so that only the reading of pages is worked. */
const counted = (seq: number) =>
  ({ epoch: 1, seq, body: { type: "stock.counted", data: {} } }) as unknown as PendingEvent

async function work(events: number, backlogRest: number) {
  const left = Array.from({ length: events }, (_, index) => counted(index + 1))
  const pos = {
    options: parseOptions({ jobs: { backlogRest } }),
    reading: async () => left.splice(0, PAGE),
    inTransaction: async () => undefined,
  }
  const container = { resolve: () => pos } as unknown as MedusaContainer
  const { signal } = new AbortController()
  const done = await followUp(container, { device_id: "till", now: new Date(), signal })
  expect(done).toEqual({ failed: 0, hasMore: false })
  return { rests: jest.mocked(rest).mock.calls, signal }
}

describe("the follow-up of a till's events", () => {
  beforeEach(() => jest.mocked(rest).mockClear())

  it("rests after every page of a backlog, as long as the page took by its share, and until the job is stopped", async () => {
    let ms = 0
    // A page takes 100 ms.
    jest.spyOn(performance, "now").mockImplementation(() => (ms += 100))
    const { rests, signal } = await work(2 * PAGE + 1, 0.5)
    jest.restoreAllMocks()
    expect(rests).toEqual([
      [50, signal],
      [50, signal],
    ])
  })

  it("never rests when what came is less than a page", async () => {
    expect((await work(PAGE - 1, 0.5)).rests).toEqual([])
  })
})
