import { nextStep, requestStateAt, statesBefore } from "../request-states"

const noon = new Date("2026-11-28T12:00:00Z")
const later = new Date("2026-11-28T12:00:01Z")

describe("a request to return", () => {
  it("ends once, and a parcel that comes all the same is received", () => {
    expect(statesBefore("cancelled")).toEqual(["requested"])
    expect(statesBefore("expired")).toEqual(["requested"])
    expect(statesBefore("received")).toEqual(["requested", "cancelled", "expired"])
    expect(statesBefore("requested")).toEqual([])
  })

  it("has run out at its very end, whether or not the job has been there", () => {
    expect(requestStateAt({ state: "requested", expires_at: later }, noon)).toBe("requested")
    expect(requestStateAt({ state: "requested", expires_at: noon }, noon)).toBe("expired")
    expect(requestStateAt({ state: "received", expires_at: noon }, later)).toBe("received")
  })

  it.each([
    ["requested", "store", false, "bring"],
    ["requested", "post", false, "send"],
    ["received", "post", false, "wait_for_money"],
    ["received", "post", true, "none"],
    ["expired", "store", false, "none"],
  ] as const)("%s by %s, refunded %s: %s", (state, way, refunded, next) => {
    expect(nextStep(state, { way, refunded })).toBe(next)
  })
})
