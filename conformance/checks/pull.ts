import { chapter, equal, must, skip } from "../check"
import { type Kit, said } from "../kit"
import { sale } from "../sales"

type Change = { type: string; op: "upsert" | "delete"; id: string; data?: Record<string, unknown> }
type Page = { changes: Change[]; next: string; has_more: boolean; next_poll_after: number }

async function page({ till }: Kit, query: Record<string, string>): Promise<Page> {
  const answer = await till.send<Page>("GET", `/pos/v1/changes?${new URLSearchParams(query)}`)
  must(answer.status === 200, said(answer))
  must(typeof answer.body.next === "string" && answer.body.next !== "", "there is no next")
  return answer.body
}

/** Reads on to the end. */
async function readAll(kit: Kit, query: Record<string, string>) {
  const changes: Change[] = []
  let asked = query
  for (;;) {
    const read = await page(kit, asked)
    changes.push(...read.changes)
    if (!read.has_more) {
      return { changes, next: read.next, next_poll_after: read.next_poll_after }
    }
    asked = { since: read.next }
  }
}

/** Something with stock of its own. @throws Skipped when the feed has none */
function soldFromStock(changes: readonly Change[]): { sku: string; itemId: string } {
  const levels = new Set(changes.filter(({ type }) => type === "stock").map(({ id }) => id))
  for (const { type, data } of changes) {
    const parts = (data?.inventory ?? []) as {
      inventory_item_id: string
      required_quantity: number
    }[]
    const [part] = parts
    const isSimple = parts.length === 1 && part?.required_quantity === 1
    if (type === "variant" && data?.sku && isSimple && levels.has(part.inventory_item_id)) {
      return { sku: String(data.sku), itemId: part.inventory_item_id }
    }
  }
  return skip("the feed has no article with stock in the till's store")
}

export const pull = chapter("pull", {
  "snapshot-then-delta": async (kit) => {
    kit.needs("catalogue")
    const { changes, next } = await readAll(kit, {})
    must(changes.length > 0, "the snapshot is empty")
    const again = changes.map(({ type, id }) => `${type} ${id}`)
    equal(new Set(again).size, again.length, "things told once in a snapshot")
    const delta = await readAll(kit, { since: next })
    must(delta.changes.length < changes.length, "the delta tells everything again")
  },
  "empty-poll-is-empty": async (kit) => {
    kit.needs("catalogue")
    const { next } = await readAll(kit, { types: "product,variant" })
    const { changes, has_more, next_poll_after } = await page(kit, { since: next })
    equal([changes, has_more], [[], false], "changes and has_more")
    must(next_poll_after > 0, `next_poll_after is ${next_poll_after}`)
  },
  "limit-is-kept": async (kit) => {
    kit.needs("catalogue")
    const { changes } = await page(kit, { limit: "1" })
    must(changes.length <= 1, `${changes.length} changes for a limit of 1`)
  },
  "small-pages-tell-the-same": async (kit) => {
    kit.needs("catalogue")
    const names = ({ changes }: { changes: Change[] }) =>
      changes.map(({ type, id }) => `${type} ${id}`).slice(0, 20)
    const large = await readAll(kit, { types: "product" })
    if (large.changes.length > 200) {
      skip("the catalogue is too large for pages of three")
    }
    equal(names(await readAll(kit, { types: "product", limit: "3" })), names(large), "products")
  },
  "types-are-kept": async (kit) => {
    kit.needs("catalogue")
    const { changes } = await readAll(kit, { types: "variant" })
    const others = changes.filter(({ type }) => type !== "variant")
    equal(others, [], "changes of other types")
  },
  "bad-token-refused": async ({ till }) => {
    const answer = await till.send("GET", "/pos/v1/changes?since=nonsense")
    const isRefused = answer.status >= 400 && answer.status < 500
    must(isRefused && typeof answer.body.code === "string", said(answer))
  },
  "unknown-type-refused": async (kit) => {
    const answer = await kit.till.send("GET", "/pos/v1/changes?types=secrets")
    must(answer.status === 422, said(answer))
  },
  "sale-shows-as-stock-once": async (kit) => {
    kit.needs("catalogue", "stock")
    const { changes, next } = await readAll(kit, { types: "variant,stock" })
    const { sku, itemId } = soldFromStock(changes)
    const before = Number(
      changes.find(({ type, id }) => type === "stock" && id === itemId)?.data?.stocked
    )
    const { till } = kit
    const sold = till.event("sale.completed", sale({}, sku))
    await kit.accepted([sold])
    await kit.accepted([sold], "duplicate")
    const shows = async (since: string, units: number): Promise<string> => {
      const read = await readAll(kit, { since })
      const level = [...read.changes]
        .reverse()
        .find(({ type, id }) => type === "stock" && id === itemId)
      equal(Number(level?.data?.stocked), units, `units of ${sku}`)
      return read.next
    }
    await kit.eventually(() => shows(next, before - 1))
    await kit.accepted([till.event("sale.voided", { sale_event_id: sold.id, reason: "Check" })])
    await kit.eventually(() => shows(next, before))
  },
})
