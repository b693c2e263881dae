import { must, skip } from "./check"
import { type Kit, said } from "./kit"

export type Change = {
  type: string
  op: "upsert" | "delete"
  id: string
  data?: Record<string, unknown>
}
export type Page = { changes: Change[]; next: string; has_more: boolean; next_poll_after: number }

/** More pages than any shop has: a server that never comes to an end is found out. */
const MOST_PAGES = 10_000

export async function page({ till }: Kit, query: Record<string, string>): Promise<Page> {
  const answer = await till.send<Page>("GET", `/pos/v1/changes?${new URLSearchParams(query)}`)
  must(answer.status === 200, said(answer))
  must(typeof answer.body.next === "string" && answer.body.next !== "", "there is no next")
  must(Array.isArray(answer.body.changes), "there are no changes")
  return answer.body
}

/** Reads on to the end. */
export async function readAll(
  kit: Kit,
  query: Record<string, string>
): Promise<Omit<Page, "has_more">> {
  const changes: Change[] = []
  let asked = query
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const { has_more, ...read } = await page(kit, asked)
    changes.push(...read.changes)
    if (!has_more) {
      return { ...read, changes }
    }
    asked = { since: read.next }
  }
  return must(false, `there is still more after ${MOST_PAGES} pages`) as never
}

type Part = { inventory_item_id: string; required_quantity: number }

/** An article with stock of its own in the till's store. */
export class Article {
  private constructor(
    private readonly kit: Kit,
    readonly sku: string,
    private readonly itemId: string,
    /** Units when it was found. */
    readonly units: number,
    private since: string
  ) {}

  /** @throws Skipped when the feed has none, or the till may not read it */
  static async find(kit: Kit): Promise<Article> {
    kit.needs("catalogue", "stock")
    const { changes, next } = await readAll(kit, { types: "variant,stock" })
    const levels = new Map(changes.map(({ type, id, data }) => [`${type} ${id}`, data]))
    for (const { type, data } of changes) {
      const parts = (data?.inventory ?? []) as Part[]
      const [part] = parts
      const isSimple = parts.length === 1 && part?.required_quantity === 1
      const level = isSimple ? levels.get(`stock ${part.inventory_item_id}`) : undefined
      if (type === "variant" && data?.sku && part && level) {
        const units = Number(level.stocked)
        return new Article(kit, String(data.sku), part.inventory_item_id, units, next)
      }
    }
    return skip("the feed has no article with stock in the till's store")
  }

  /** Waits until the feed tells so many units. @throws Failed when it never does */
  async has(units: number): Promise<void> {
    await this.kit.eventually(async () => {
      const { changes, next } = await readAll(this.kit, { since: this.since })
      const levels = changes.filter(({ type, id }) => type === "stock" && id === this.itemId)
      const told = levels.at(-1)?.data?.stocked
      must(told === units, `units of ${this.sku}: expected ${units}, got ${String(told)}`)
      this.since = next
    })
  }
}
