import { unearned, unpaid } from "../line-left"

/** Three coats were bought; a line is measured in thousandths of a unit. */
const BOUGHT = 3_000

describe("what is left of a line", () => {
  it.each([
    ["all is kept", { whole: 3_000, kept: 3_000 }, 0, 0],
    ["one came back", { whole: 3_000, kept: 2_000 }, 1_000, 1_000],
    [
      "one was taken off the order, which keeps the discount",
      { whole: 2_000, kept: 2_000 },
      1_000,
      0,
    ],
    [
      "then one of the two came back, with half the discount",
      { whole: 2_000, kept: 1_000 },
      2_000,
      1_500,
    ],
    ["one was added", { whole: 4_000, kept: 4_000 }, 0, 0],
    [
      "one was added and came back, with a quarter of the discount",
      { whole: 4_000, kept: 3_000 },
      0,
      750,
    ],
    ["the line is gone", { whole: 0, kept: 0 }, 3_000, 3_000],
    ["all came back", { whole: 2_000, kept: 0 }, 3_000, 3_000],
  ])("%s", (_what, left, withoutAward, withoutDiscount) => {
    expect([unearned(BOUGHT, left), unpaid(BOUGHT, left)]).toEqual([withoutAward, withoutDiscount])
  })
})
