import { chapter, must, skip } from "../check"
import { bytesOf, pause } from "../client"
import { refused, said } from "../kit"
import { sale, UNKNOWN_SKU } from "../sales"

const BURST = 300

export const limits = chapter("limits", {
  "full-batch-is-taken": async (kit) => {
    kit.needs("stock")
    // Nothing follows from them: no shop has five hundred orders to make because it was checked.
    const data = { reason: "other", lines: [{ sku: UNKNOWN_SKU, quantity: 1 }] }
    await kit.accepted(Array.from({ length: 500 }, () => kit.till.event("stock.adjusted", data)))
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
      Array.from({ length: BURST }, () => till.send("GET", "/pos/v1/me", { once: true }))
    )
    const tooMany = answers.find(({ status }) => status === 429)
    if (!tooMany) {
      skip(`${BURST} requests at once did not reach the limit`)
    }
    must(/^[1-9]\d*$/.test(tooMany.headers.get("retry-after") ?? ""), said(tooMany))
    must(tooMany.body.retryable === true, "the problem is not retryable")
    const seconds = Number(tooMany.headers.get("retry-after"))
    await pause(seconds)
    const later = await till.send("GET", "/pos/v1/me", { once: true })
    must(later.status === 200, `after ${seconds} s it was still ${said(later)}`)
  },
})
