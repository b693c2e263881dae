import { Client } from "pg"
import { PARAMETERS } from "./seed"

const CHANGED = `(select 'variant_' || n from generate_series(1, ${PARAMETERS.changed_variants}) n)`

/** An import that changes half of the variants, in one statement. */
const CHANGE_VARIANTS = `update product_variant set title = 'Variant ' || $1::text, updated_at = now()
  where id in ${CHANGED}`

const CHANGE_PRICES = `update price set amount = 9000 + $1::int, updated_at = now()
  where id in (select 'price_' || n from generate_series(1, ${PARAMETERS.changed_variants}) n)`

/** Changes the shop past Medusa, on a connection of its own. */
export class Importer {
  /** An update that changes nothing is no change: every turn of every run has values of its own. */
  private turn = Date.now() % 1_000_000_000

  constructor(private readonly client: Client) {}

  async changeVariants(): Promise<void> {
    await this.client.query(CHANGE_VARIANTS, [++this.turn])
  }

  async changePrices(): Promise<void> {
    await this.client.query(CHANGE_PRICES, [++this.turn])
  }

  /** As `changeVariants`, with no trigger of anybody. */
  async changeUnmarked(): Promise<void> {
    await this.client.query("set session_replication_role = replica")
    await this.changeVariants()
    await this.client.query("set session_replication_role = origin")
  }
}
