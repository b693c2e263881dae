import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { describeError } from "../describe-error"

const databaseError = Object.assign(
  new Error("insert into person values ('Anna', 'anna@example.com') - duplicate key value"),
  {
    code: "23505",
    table: "person",
    constraint: "person_email_unique",
    detail: "Key (email)=(anna@example.com)",
  }
)

describe("the reason kept of a failed job", () => {
  it.each([
    [new Error("No answer in 5 s"), "Error: No answer in 5 s"],
    [
      new Error("Bad address <anna.k+1@mail.example.com>, skipped"),
      "Error: Bad address <[…]>, skipped",
    ],
    [new Error("Cannot call +7 (912) 345-67-89 now"), "Error: Cannot call […] now"],
    [new Error(`Customer "Anna Petrova" is gone`), "Error: Customer […] is gone"],
    [new Error("Покупатель «Анна» не найден"), "Error: Покупатель […] не найден"],
    [new Error("GET https://mail.example.com/u?name=anna failed"), "Error: GET […] failed"],
    [new Error(`Refused token ${"a1b2".repeat(10)}`), "Error: Refused token […]"],
    [
      new MedusaError("not_found", "No order order_01", "order_gone"),
      "order_gone: No order order_01",
    ],
    [
      Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
      "ECONNREFUSED: connect ECONNREFUSED",
    ],
    [databaseError, "Database error 23505 person person_email_unique"],
    ["anna@example.com", "The handler threw something that is not an error"],
  ])("of %p is %s", (error, reason) => {
    expect(describeError(error)).toBe(reason)
  })

  it("names the wrong fields of a payload, not their values", () => {
    const { error } = z
      .strictObject({ a: z.object({ b: z.number() }) })
      .safeParse({ a: { b: "Anna" }, c: 1 })
    expect(describeError(error)).toBe("The payload does not fit: a.b, (root)")
  })

  it("stays short", () => {
    expect(describeError(new Error("long ".repeat(200))).length).toBeLessThan(320)
  })
})
