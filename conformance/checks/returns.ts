import { randomUUID } from "node:crypto"
import { chapter, equal, must } from "../check"
import { type Kit, said } from "../kit"
import { sale } from "../sales"

type Leg = { kind: string; tender: string | null; amount: number }
type Quote = { amount: number; legs: Leg[] }
type Answer = { quote?: Quote; return?: { id: string; legs: Leg[] }; code?: string }

const UNITS = [{ original_line_id: "1", quantity: 1 }]

/** A receipt of one coat, once the server can take it back. */
async function sold(kit: Kit): Promise<{ original: object; quote: Quote }> {
  kit.needs("sales", "returns")
  const event = kit.till.event("sale.completed", sale())
  await kit.accepted([event])
  const original = { sale_event_id: event.id }
  let quote: Quote | undefined
  await kit.eventually(async () => {
    const answer = await ask(kit, "/quote", { original, lines: UNITS })
    must(answer.status === 200, said(answer))
    quote = answer.body.quote
  })
  must(quote !== undefined, "there is no quote")
  return { original, quote }
}

const ask = (kit: Kit, path: string, body: object, key: string = randomUUID()) =>
  kit.till.send<Answer>("POST", `/pos/v1/returns${path}`, {
    json: body,
    headers: { "idempotency-key": key },
  })

const handIn = (kit: Kit, original: object, amount: number, key?: string) => {
  const lines = UNITS.map((units) => ({ ...units, reason: "size", grade: "resell" }))
  return ask(kit, "", { original, lines, amount }, key)
}

export const returns = chapter("returns", {
  "quote-gives-back-what-was-paid-as-it-was": async (kit) => {
    const { quote } = await sold(kit)
    equal(quote.amount, 120_000, "amount")
    const legs = quote.legs.map(({ kind, tender, amount }) => ({ kind, tender, amount }))
    equal(legs, [{ kind: "tender", tender: "cash", amount: 120_000 }], "legs")
  },
  "other-amount-than-quoted-is-refused": async (kit) => {
    const { original, quote } = await sold(kit)
    const answer = await handIn(kit, original, quote.amount + 1)
    must(answer.status === 409 && answer.body.code === "amount_changed", said(answer))
  },
  "same-unit-comes-back-once": async (kit) => {
    const { original, quote } = await sold(kit)
    const key = randomUUID()
    const first = await handIn(kit, original, quote.amount, key)
    must(first.status === 201, said(first))
    const repeated = await handIn(kit, original, quote.amount, key)
    equal(repeated.body.return?.id, first.body.return?.id, "the return of a repeated request")
    const second = await handIn(kit, original, quote.amount)
    must(second.status === 400 && second.body.code === "units_not_returnable", said(second))
  },
})
