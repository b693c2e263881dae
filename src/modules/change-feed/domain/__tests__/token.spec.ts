import { comparePlaces, decodeToken, encodeToken, type FeedToken } from "../token"

const token: FeedToken = {
  generation: "5f3a",
  view: "b1",
  types: ["variant", "price"],
  place: { xid: "18446744073709551", id: "42" },
}

describe("token of the change feed", () => {
  it("says what was put into it", () => {
    expect(decodeToken(encodeToken(token))).toEqual(token)
    const reading = { ...token, snapshot: { type: "price" as const, after: "variant_Ж" } }
    expect(decodeToken(encodeToken(reading))).toEqual(reading)
  })

  it.each([
    ["nothing", ""],
    ["no base64url", "%%%"],
    ["no JSON", Buffer.from("[1,").toString("base64url")],
    ["another version", Buffer.from('[2,"g","v",["price"],"1","1"]').toString("base64url")],
    ["an unknown type", Buffer.from('[1,"g","v",["order"],"1","1"]').toString("base64url")],
    ["no types", Buffer.from('[1,"g","v",[],"1","1"]').toString("base64url")],
    ["SQL for a number", Buffer.from('[1,"g","v",["price"],"1;","1"]').toString("base64url")],
    [
      "too many digits",
      Buffer.from(`[1,"g","v",["price"],"${"9".repeat(20)}","1"]`).toString("base64url"),
    ],
    ["half a snapshot", Buffer.from('[1,"g","v",["price"],"1","1","price"]').toString("base64url")],
    ["a very long text", "a".repeat(10_000)],
  ])("is refused when it is %s", (_, text) => {
    expect(decodeToken(text)).toBeNull()
  })

  it("orders places by transaction first, beyond what a JavaScript number holds", () => {
    expect(
      comparePlaces({ xid: "9007199254740993", id: "1" }, { xid: "9007199254740992", id: "2" })
    ).toBeGreaterThan(0)
    expect(comparePlaces({ xid: "7", id: "1" }, { xid: "7", id: "10" })).toBeLessThan(0)
    expect(comparePlaces({ xid: "7", id: "1" }, { xid: "7", id: "1" })).toBe(0)
  })
})
