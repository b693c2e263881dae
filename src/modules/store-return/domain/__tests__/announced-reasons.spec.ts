import type { RequestUnit, ReturnGrade, ReturnReason } from "../../types"
import { type ParcelUnit, withOwnReasons } from "../announced-reasons"

const asked = (line: string, reason: ReturnReason, quantity: number): RequestUnit => ({
  ...{ order_line_item_id: line, reason, quantity, title: "Coat" },
})
const came = (
  line_item_id: string,
  quantity: number,
  grade: ReturnGrade = "resell",
  reason?: ReturnReason
): ParcelUnit => ({ line_item_id, quantity, grade, reason })
const TWO_OF_EACH = [asked("coat", "quality", 2), asked("coat", "size", 2)]

const told = (announced: RequestUnit[], units: ParcelUnit[]) =>
  withOwnReasons(announced, units).map(({ quantity, grade, reason }) => [quantity, grade, reason])

describe("reasons of units in a parcel", () => {
  it("are those announced, each as often as it was", () => {
    expect(
      told(TWO_OF_EACH, [came("coat", 4)])
        .map(([, , reason]) => reason)
        .sort()
    ).toEqual([...["quality", "quality", "size", "size"]])
  })

  it("take what is in a bad state for the faulty one, and never more than were announced so", () => {
    expect(told(TWO_OF_EACH, [came("coat", 1), came("coat", 3, "damaged")])).toEqual([
      [1, "resell", "size"],
      [1, "damaged", "quality"],
      [1, "damaged", "quality"],
      [1, "damaged", "size"],
    ])
  })

  it("take what is as new for a faulty one last", () => {
    expect(told(TWO_OF_EACH, [came("coat", 1)])).toEqual([[1, "resell", "size"]])
    expect(told([asked("coat", "quality", 1)], [came("coat", 1)])).toEqual([
      [1, "resell", "quality"],
    ])
  })

  it("are what staff say, which leaves the others theirs", () => {
    const units = [came("coat", 1), came("coat", 1, "resell", "size")]
    const announced = [asked("coat", "fit", 1), asked("coat", "size", 1)]
    expect(told(announced, units).map(([, , reason]) => reason)).toEqual(["fit", "size"])
    expect(told(announced, [came("coat", 1, "damaged", "wrong_item")])).toEqual([
      [1, "damaged", "wrong_item"],
    ])
  })

  it("are none of a line's when more came, or another line", () => {
    expect(told([asked("coat", "size", 1)], [came("coat", 2), came("hat", 1)])).toEqual([
      [1, "resell", "size"],
      [1, "resell", "other"],
      [1, "resell", "other"],
    ])
  })
})
