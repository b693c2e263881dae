import { causeOfOversell } from "../oversell"

const step = (event_id: string, quantity: number) => ({ event_id, quantity })

describe("who took what was not there", () => {
  it("is the sale that crossed the line, not the first or the last of its batch", () => {
    const steps = [step("one", -1), step("four", -4), step("two", -2)]
    expect(causeOfOversell({ stocked: -4, reserved: 0 }, steps)).toBe("four")
  })

  it("is the one that reached into what is promised", () => {
    const steps = [step("a", -1), step("b", 2), step("c", -3)]
    expect(causeOfOversell({ stocked: 0, reserved: 1 }, steps)).toBe("c")
  })

  it("is the last that took something when nothing was there before", () => {
    expect(causeOfOversell({ stocked: -3, reserved: 0 }, [step("a", -1), step("b", -1)])).toBe("b")
  })

  it("is nobody's when nothing was taken", () => {
    expect(causeOfOversell({ stocked: -3, reserved: 0 }, [])).toBeUndefined()
  })
})
