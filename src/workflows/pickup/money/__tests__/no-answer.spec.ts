import { MedusaError } from "@medusajs/framework/utils"
import { isNoAnswer } from "../no-answer"

const named = (name: string, message = "") => Object.assign(new Error(message), { name })

describe("an error of a payment provider", () => {
  it.each([
    ["a socket that hung up", new Error("socket hang up")],
    ["a code of the network's", Object.assign(new Error("failed"), { code: "ETIMEDOUT" })],
    ["a call that was given up", named("AbortError", "This operation was given up")],
    ["what fetch throws", new TypeError("fetch failed")],
    ["what its library wraps", new Error("refund failed", { cause: new Error("read ECONNRESET") })],
    [
      "what Medusa's Stripe wraps",
      new Error(
        "An error occurred in refundPayment: An error occurred with our connection to Stripe. ."
      ),
    ],
    ["an error of its server", Object.assign(new Error("Oops"), { statusCode: 500 })],
    ["too many requests", Object.assign(new Error("Slowly"), { response: { status: 429 } })],
    ["an error of the provider's own", new Error("An unexpected error occurred")],
    ["a gateway before it", new Error("502 Bad Gateway")],
    ["the same key under way", new Error("There is currently another in-progress request")],
    ["what may be its own doing", new Error("Charge has already been refunded")],
    [
      "more than is left, as it may have paid",
      new Error("Refund amount (70) is greater than unrefunded amount (30)"),
    ],
    ["no error at all", undefined],
  ])("is no answer: %s", (_, error) => {
    expect(isNoAnswer(error)).toBe(true)
  })

  it.each([
    ["words of a refusal", new Error("The card has expired")],
    ["a request it refuses", Object.assign(new Error("No such charge"), { statusCode: 402 })],
    ["an error of Medusa's", new MedusaError(MedusaError.Types.NOT_ALLOWED, "Not refundable")],
  ])("is an answer: %s", (_, error) => {
    expect(isNoAnswer(error)).toBe(false)
  })
})
