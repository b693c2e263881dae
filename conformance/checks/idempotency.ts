import { randomUUID } from "node:crypto"
import { chapter, equal, must } from "../check"
import type { SentEvent } from "../device"
import type { Kit } from "../kit"
import { sale } from "../sales"

const aSale = ({ till }: Kit): SentEvent => till.event("sale.completed", sale())

async function conflicts(kit: Kit, event: unknown, code: string): Promise<void> {
  const { status, problem } = await kit.result(event)
  equal([status, problem?.code], ["conflict", code], "result")
}

export const idempotency = chapter("idempotency", {
  "same-id-same-body-is-duplicate": async (kit) => {
    const event = aSale(kit)
    await kit.accepted([event])
    await kit.accepted([event], "duplicate")
  },
  "order-of-keys-does-not-matter": async (kit) => {
    const event = aSale(kit)
    await kit.accepted([event])
    const turned = Object.fromEntries(Object.entries(event).reverse()) as SentEvent
    await kit.accepted([turned], "duplicate")
  },
  "same-id-other-body-is-conflict": async (kit) => {
    const event = aSale(kit)
    await kit.accepted([event])
    await conflicts(kit, { ...event, data: sale() }, "event_id_reused")
  },
  "same-place-other-id-is-conflict": async (kit) => {
    const event = aSale(kit)
    await kit.accepted([event])
    await conflicts(kit, { ...event, id: randomUUID() }, "seq_reused")
  },
  "repeated-at-once-counts-once": async (kit) => {
    const event = aSale(kit)
    const answers = await Promise.all(Array.from({ length: 10 }, () => kit.result(event)))
    const applied = answers.filter(({ status }) => status === "applied").length
    must(applied === 1, `${applied} of 10 were applied`)
    const others = answers.filter(({ status }) => status === "duplicate").length
    must(others === 9, `${others} of 10 were duplicates`)
  },
  "rejected-event-may-be-mended": async (kit) => {
    const bad = kit.till.event("sale.completed", sale({ currency_code: "?" }))
    await kit.rejected(bad, "invalid_event", "/data/currency_code")
    await kit.accepted([{ ...bad, data: sale() }])
  },
  "rejected-event-stays-rejected": async (kit) => {
    const bad = kit.till.event("sale.completed", sale({ currency_code: "?" }))
    await kit.rejected(bad, "invalid_event")
    await kit.rejected(bad, "invalid_event")
  },
})
