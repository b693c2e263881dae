import { signedLink } from "../../../../core/signed-link"
import {
  allGiveable,
  firstBeyondReceipt,
  giftCode,
  giftLink,
  lastWindowEnd,
  togetherByLine,
  unitsOnReceipt,
} from "../gift-receipt"
import { giftLegs, type SentLeg } from "../refund-kinds"
import { returnCode } from "../return-code"

const SECRET = "a secret of the tests"
const now = new Date("2026-03-02T09:00:00Z")
const expires_at = new Date("2026-03-20T20:59:59Z")

describe("the link of a gift receipt", () => {
  const token = giftLink.sign(SECRET, { id: "gift_1", expires_at })

  it("opens that receipt until it runs out, and nothing once it was changed", () => {
    expect(giftLink.verify(SECRET, token, now)).toEqual({ id: "gift_1", expires_at })
    expect(giftLink.verify(SECRET, token, expires_at)).toBeNull()
    expect(giftLink.verify(SECRET, token.replace("gift_1", "gift_2"), now)).toBeNull()
    expect(giftLink.verify("another secret here", token, now)).toBeNull()
  })

  it("is none of an order, nor is a guest's link one of it", () => {
    const guest = signedLink("guest-link")
    expect(guest.verify(SECRET, token, now)).toBeNull()
    expect(
      giftLink.verify(SECRET, guest.sign(SECRET, { id: "gift_1", expires_at }), now)
    ).toBeNull()
  })
})

it("has a code of its own kind, which a scanner on a Russian keyboard reads too", () => {
  const code = giftCode.derive(SECRET, "gift_1", 1)
  expect(code).not.toBe(returnCode.derive(SECRET, "gift_1", 1))
  expect(giftCode.qrText(code)).toBe(`GIFT-${code}`)
  expect(giftCode.normalize(`gift-${code.toLowerCase()}`)).toBe(code)
  const typed = giftCode.qrText("1234-5678").replace("GIFT", "ПШАЕ")
  expect(giftCode.normalize(typed)).toBe("1234-5678")
})

describe("what may be given away and come back", () => {
  const line = (id: string, part: object = {}) => ({
    ...{ id, quantity: 3, given_up: 0, back: 0 },
    ...part,
  })

  it("is what was not given up, did not come back and is not on its way back", () => {
    expect(
      allGiveable([line("coat", { back: 1 }), line("hat", { given_up: 3 }), line("mug")])
    ).toEqual([
      { line_item_id: "coat", quantity: 2 },
      { line_item_id: "mug", quantity: 3 },
    ])
  })

  it("is counted by line, however it was named", () => {
    const units = [
      { line_item_id: "mug", quantity: 1 },
      { line_item_id: "coat", quantity: 1 },
      { line_item_id: "mug", quantity: 2 },
    ]
    expect(togetherByLine(units)).toEqual([
      { line_item_id: "mug", quantity: 3 },
      { line_item_id: "coat", quantity: 1 },
    ])
  })

  it("is no more than is on the receipt, less what came back by it and what is asked for", () => {
    const left = unitsOnReceipt(
      [
        { line_item_id: "mug", quantity: 3, returned: 1 },
        { line_item_id: "coat", quantity: 1, returned: 1 },
      ],
      new Map([["mug", 1]])
    )
    expect([...left]).toEqual([
      ["mug", 1],
      ["coat", 0],
    ])
    expect(firstBeyondReceipt(left, [{ line_item_id: "mug", quantity: 1 }])).toBeUndefined()
    const twice = { line_item_id: "mug", quantity: 1 }
    expect(firstBeyondReceipt(left, [twice, twice])).toEqual({ line_item_id: "mug", quantity: 2 })
    expect(firstBeyondReceipt(left, [{ line_item_id: "hat", quantity: 1 }])).toEqual({
      ...{ line_item_id: "hat", quantity: 1 },
    })
  })

  it("ends with the last of its windows", () => {
    expect(lastWindowEnd([now, null, expires_at])).toEqual(expires_at)
  })
})

it("gives all money to who brings the goods, and points back as points", () => {
  const leg = (part: Partial<SentLeg>): SentLeg => ({
    ...{ kind: "tender", payment_id: null, provider_id: null, tender: null, amount: 0 },
    credit_customer_id: null,
    ...part,
  })
  const legs = [
    leg({ tender: "loyalty", amount: 100 }),
    leg({ kind: "payment", payment_id: "pay_1", provider_id: "pp_stripe", amount: 700 }),
    leg({ tender: "cash", amount: 150 }),
    leg({ kind: "store_credit", amount: 50 }),
  ]
  expect(giftLegs(legs)).toEqual([
    leg({ tender: "loyalty", amount: 100 }),
    leg({ kind: "store_credit", amount: 900 }),
  ])
})
