import { randomInt, randomUUID } from "node:crypto"
import { chapter, must, skip } from "../check"
import { type Kit, refused, said } from "../kit"
import { sale } from "../sales"

const newCard = (): string => `CK${randomInt(1e12, 9e12)}`

const lookUp = async ({ till }: Kit, card: string) =>
  await till.send<{ code?: string; account?: { account_id: string } }>(
    "POST",
    "/pos/v1/loyalty/lookup",
    { json: { card } }
  )

/** A card that a receipt has named, and that collects points since. @throws Skipped in a shop without a programme */
async function collectingCard(kit: Kit): Promise<string> {
  kit.needs("loyalty")
  const card = newCard()
  if ((await lookUp(kit, card)).body.code === "programme_not_found") {
    skip("needs a shop with a loyalty programme")
  }
  await kit.accepted([kit.till.event("sale.completed", sale({ customer: { card } }))])
  await kit.eventually(async () => {
    const answer = await lookUp(kit, card)
    must(answer.status === 200 && !!answer.body.account?.account_id, said(answer))
  })
  return card
}

const hold = async ({ till }: Kit, card: string, headers: Record<string, string>) =>
  await till.send("POST", "/pos/v1/loyalty/holds", {
    json: { card, points: 1_000_000_000, receipt: randomUUID() },
    headers,
  })

export const points = chapter("points", {
  "unknown-card-is-nobodys": async (kit) => {
    kit.needs("loyalty")
    const answer = await lookUp(kit, newCard())
    must(answer.status === 404, said(answer))
  },
  "card-of-a-receipt-collects": async (kit) => {
    await collectingCard(kit)
  },
  "no-more-is-held-than-there-is": async (kit) => {
    const card = await collectingCard(kit)
    refused(await hold(kit, card, { "idempotency-key": randomUUID() }), 409, "insufficient_points")
  },
  "hold-needs-an-idempotency-key": async (kit) => {
    kit.needs("loyalty")
    refused(await hold(kit, newCard(), {}), 400, "idempotency_key_required")
  },
  "unknown-hold-is-not-released": async (kit) => {
    kit.needs("loyalty")
    const path = `/pos/v1/loyalty/holds/${randomUUID()}/release`
    refused(await kit.till.send("POST", path, { json: {} }), 404, "hold_not_found")
  },
})
