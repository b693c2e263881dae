import { creditCustomerOf, creditedTo, goesByItself } from "../leg-way"

it.each([
  ["payment", null, null, true],
  ["tender", "loyalty", null, true],
  ["tender", "cash", null, false],
  // What a till took as its own store credit is no purse of ours.
  ["tender", "store_credit", null, false],
  ["store_credit", null, "cus_1", true],
  ["store_credit", null, null, false],
] as const)("%s of %s to %s goes by itself: %s", (kind, tender, credit_customer_id, byItself) => {
  expect(goesByItself({ kind, tender, credit_customer_id })).toBe(byItself)
})

it("store credit is that of who bought the goods and has an account, and of nobody who brings a gift", () => {
  const customer = { id: "cus_1", has_account: true }
  expect(creditCustomerOf({ is_gift: false, customer })).toBe("cus_1")
  expect(creditCustomerOf({ is_gift: true, customer })).toBeNull()
  expect(
    creditCustomerOf({ is_gift: false, customer: { id: "cus_2", has_account: false } })
  ).toBeNull()
  expect(creditCustomerOf({ is_gift: false, customer: null })).toBeNull()
})

it("only legs of store credit become somebody's", () => {
  const leg = (kind: "payment" | "tender" | "store_credit") => ({ kind, credit_customer_id: null })
  expect(creditedTo([leg("payment"), leg("tender"), leg("store_credit")], "cus_1")).toEqual([
    leg("payment"),
    leg("tender"),
    { kind: "store_credit", credit_customer_id: "cus_1" },
  ])
})
