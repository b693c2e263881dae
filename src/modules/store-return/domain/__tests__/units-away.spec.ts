import { unitsAway } from "../units-away"

const line = { quantity: 5, given_up: 0, came_back: 0, back: 0, returnable: 5 }

describe("why units of a line may not come back", () => {
  it.each([
    ["all of them may", {}, []],
    ["not handed over yet", { returnable: 3 }, [["not_handed_over", 2]]],
    [
      "came back, or is on its way",
      { came_back: 1, back: 3, returnable: 2 },
      [
        ["came_back", 1],
        ["on_its_way", 2],
      ],
    ],
    ["refused at the counter", { given_up: 2, returnable: 3 }, [["given_up", 2]]],
    [
      "all at once",
      { given_up: 1, came_back: 1, back: 2, returnable: 1 },
      [
        ["came_back", 1],
        ["on_its_way", 1],
        ["given_up", 1],
        ["not_handed_over", 1],
      ],
    ],
  ])("%s", (_, part, told) => {
    const away = unitsAway({ ...line, ...part })
    expect(away.map(({ reason, quantity }) => [reason, quantity])).toEqual(told)
  })
})
