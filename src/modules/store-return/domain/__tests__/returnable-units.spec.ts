import { firstOverdrawn, unitsLeft } from "../returnable-units"

describe("units of an order that may still come back", () => {
  it.each([
    ["delivered", { delivered_quantity: 3, shipped_quantity: 3 }, 3],
    ["sent and still on their way to the shopper", { shipped_quantity: 2 }, 2],
    ["never sent", {}, 0],
    ["on their way back", { delivered_quantity: 3, return_requested_quantity: 1 }, 2],
    ["back on the shelf", { delivered_quantity: 3, return_received_quantity: 2 }, 1],
    ["back, but damaged", { delivered_quantity: 3, return_dismissed_quantity: 3 }, 0],
  ])("%s", (_, units, left) => {
    expect(unitsLeft(units)).toBe(left)
  })

  it("are asked for of lines that have them", () => {
    const lines = [{ id: "a", title: "Coat", left: 2 }]
    expect(firstOverdrawn(lines, new Map([["a", 2]]))).toBeUndefined()
    expect(firstOverdrawn(lines, new Map([["a", 3]]))).toEqual({
      id: "a",
      title: "Coat",
      asked: 3,
      left: 2,
    })
    expect(firstOverdrawn(lines, new Map([["another order's", 1]]))).toMatchObject({ left: 0 })
  })
})
