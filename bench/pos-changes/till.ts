import type { MedusaContainer } from "@medusajs/framework/types"
import { TestTill } from "../../integration-tests/helpers/till"
import type { PosChange, PosChangePage } from "../../src/types"
import { timedGet } from "../runner/measure"
import { PLACE } from "./seed"

export type Pulled = {
  /** Milliseconds of all requests together, until the last byte of each. */
  ms: number
  pages: number
  changes: PosChange[]
}

/** A till that follows the feed over one kept-alive connection, in pages as large as they get. */
export class BenchTill {
  private next = ""

  private constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>
  ) {}

  static async open(container: MedusaContainer, url: string): Promise<BenchTill> {
    const till = await TestTill.open(container, url, PLACE.retail_store_id)
    return new BenchTill(url, { authorization: `Bearer ${till.token}` })
  }

  /** Begins to follow these types; answers their snapshot. */
  async begin(types: string): Promise<Pulled> {
    return await this.pull(`types=${types}`)
  }

  /** Everything that changed since. */
  async pull(first = `since=${this.next}`): Promise<Pulled> {
    const pulled: Pulled = { ms: 0, pages: 0, changes: [] }
    for (let query: string | null = first; query; ) {
      const { ms, status, body } = await timedGet(
        `${this.url}/pos/v1/changes?${query}&limit=1000`,
        this.headers
      )
      if (status !== 200) {
        throw new Error(`${status} ${body}`)
      }
      const page = JSON.parse(body) as PosChangePage
      this.next = page.next
      query = page.has_more ? `since=${page.next}` : null
      pulled.ms += ms
      pulled.pages += 1
      pulled.changes.push(...page.changes)
    }
    return pulled
  }
}
