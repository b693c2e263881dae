import { randomUUID } from "node:crypto"
import { chapter, must } from "../check"
import { type Kit, refused, said } from "../kit"

const key = () => ({ "idempotency-key": randomUUID() })

/** What can be told without an order to collect: that of others does not exist, and nothing is guessed. */
export const pickups = chapter("pickups", {
  "queue-is-a-page": async (kit) => {
    kit.needs("pickups")
    const answer = await kit.till.send("GET", "/pos/v1/pickups?limit=5")
    const { pickups, count, limit } = answer.body
    must(answer.status === 200 && Array.isArray(pickups) && pickups.length <= 5, said(answer))
    must(Number.isInteger(count) && limit === 5, `count is ${count}, limit is ${limit}`)
  },
  "unknown-pickup-is-not-found": async (kit) => {
    kit.needs("pickups")
    const answer = await kit.till.send("GET", `/pos/v1/pickups/${randomUUID()}`)
    refused(answer, 404, "pickup_not_found")
  },
  "wrong-code-opens-nothing": async (kit) => {
    kit.needs("pickups")
    const json = { code: "0" }
    const answer = await kit.till.send("POST", "/pos/v1/pickups/lookup", { json })
    refused(answer, 404, "code_not_found")
  },
  "command-names-itself": async (kit) => {
    refused(await accept(kit, {}), 400, "idempotency_key_required")
  },
  "command-to-an-unknown-pickup-is-refused": async (kit) => {
    refused(await accept(kit, key()), 404, "pickup_not_found")
  },
  "hand-over-needs-a-code": async (kit) => {
    kit.needs("pickups")
    const path = `/pos/v1/pickups/${randomUUID()}/hand-over`
    const answer = await kit.till.send("POST", path, { json: {}, headers: key() })
    refused(answer, 422, "invalid_request")
  },
})

async function accept(kit: Kit, headers: Record<string, string>) {
  kit.needs("pickups")
  const path = `/pos/v1/pickups/${randomUUID()}/accept`
  return await kit.till.send("POST", path, { json: {}, headers })
}
