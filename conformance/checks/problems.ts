import { chapter, must } from "../check"
import { bytesOf } from "../client"
import { type Kit, said } from "../kit"
import { sale } from "../sales"

const shapeless = ({ till }: Kit) => till.send("POST", "/pos/v1/events", { bytes: bytesOf("[]") })

const isProblem = (problem: Record<string, unknown>): boolean =>
  typeof problem.title === "string" &&
  Number.isInteger(problem.status) &&
  typeof problem.code === "string" &&
  problem.type === `urn:omnichannel:problem:${problem.code}` &&
  typeof problem.retryable === "boolean"

export const problems = chapter("problem", {
  shape: async (kit) => {
    const answer = await shapeless(kit)
    const type = answer.headers.get("content-type") ?? ""
    must(type.startsWith("application/problem+json"), `content type is ${type}`)
    must(isProblem(answer.body), said(answer))
    must(answer.body.status === answer.status, `status is ${answer.body.status}`)
  },
  "of-an-event-has-the-same-shape": async (kit) => {
    const { problem } = await kit.result(kit.till.event("sale.completed", sale({ note: 17 })))
    must(!!problem && isProblem(problem), JSON.stringify(problem))
  },
  "points-at-what-is-wrong": async (kit) => {
    const { problem } = await kit.result(kit.till.event("sale.completed", sale({ note: 17 })))
    must(problem?.pointer === "/data/note", `pointer is ${problem?.pointer}`)
  },
  "without-a-token-has-the-same-shape": async ({ till }) => {
    const answer = await till.send("GET", "/pos/v1/shifts/none", { token: "" })
    must(answer.status === 401 && isProblem(answer.body), said(answer))
  },
  "of-an-unknown-route": async ({ till }) => {
    const answer = await till.send("GET", "/pos/v1/nothing/here")
    must(answer.status === 404 && isProblem(answer.body), said(answer))
  },
  "of-a-wrong-method-names-the-right-ones": async ({ till }) => {
    const answer = await till.send("DELETE", "/pos/v1/events")
    must(answer.status === 405 && isProblem(answer.body), said(answer))
    must(/POST/.test(answer.headers.get("allow") ?? ""), `Allow is ${answer.headers.get("allow")}`)
  },
})
