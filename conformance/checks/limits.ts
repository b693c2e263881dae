import { chapter, must, skip } from "../check"
import { bytesOf } from "../client"
import { refused, said } from "../kit"
import { sale } from "../sales"

const BURST = 200

export const limits = chapter("limits", {
  "full-batch-is-taken": async (kit) => {
    await kit.accepted(Array.from({ length: 500 }, () => kit.till.event("sale.completed", sale())))
  },
  "batch-too-large": async ({ till }) => {
    const json = { events: Array.from({ length: 501 }, () => 1) }
    refused(await till.send("POST", "/pos/v1/events", { json }), 422, "invalid_request")
  },
  "body-too-large": async ({ till }) => {
    const bytes = bytesOf(`{"events":["${"x".repeat(1024 * 1024)}"]}`)
    refused(await till.send("POST", "/pos/v1/events", { bytes }), 413, "body_too_large")
  },
  "rate-is-announced": async ({ till }) => {
    const { headers } = await till.push([till.event("sale.completed", sale())])
    for (const name of ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"]) {
      must(/^\d+$/.test(headers.get(name) ?? ""), `${name} is ${headers.get(name)}`)
    }
  },
  "retry-after-is-in-seconds": async ({ till }) => {
    const answers = await Promise.all(
      Array.from({ length: BURST }, () => till.send("GET", "/pos/v1/shifts/none"))
    )
    const tooMany = answers.find(({ status }) => status === 429)
    if (!tooMany) {
      skip(`${BURST} requests at once did not reach the limit`)
    }
    must(/^[1-9]\d*$/.test(tooMany.headers.get("retry-after") ?? ""), said(tooMany))
    must(tooMany.body.retryable === true, "the problem is not retryable")
    await new Promise((resolve) => setTimeout(resolve, 2_000))
  },
})
