import { endedTenders } from "../ended-tenders"

const CASH = { id: "cash", tender: "cash", amount: 500 }
const CARD = { id: "card", tender: "card", amount: 300 }

describe("tenders of a return that a till's receipt ends", () => {
  it.each([
    ["all it names", [give("cash", 500), give("card", 300)], ["cash", "card"]],
    ["only those it names", [give("cash", 500)], ["cash"]],
    ["those it names with another amount, which is a difference", [give("card", 200)], ["card"]],
    [
      "one in whose stead it gave another",
      [give("cash", 500), give("gift", 300)],
      ["cash", "card"],
    ],
    ["none that another only covers in part", [give("gift", 299)], []],
    ["as many as another covers, whole", [give("gift", 600)], ["cash"]],
    ["none when it gave nothing", [give("cash", 0)], []],
  ])("are %s", (_, given, ended) => {
    expect(endedTenders(given, [CASH, CARD]).map(({ id }) => id)).toEqual(ended)
  })
})

function give(type: string, amount: number) {
  return { type, amount }
}
