import type { MedusaContainer } from "@medusajs/framework/types"
import { v4 } from "uuid"
import { signInShopper } from "../../integration-tests/helpers/shopper"
import { timedGet } from "../runner/measure"
import type { BenchLedger } from "./ledger"

const PUBLISHABLE_KEY = `pk_${"loyaltybench".padEnd(64, "0")}`

/** What a request to /store needs of a shop. */
export const SHOP: readonly string[] = [
  "insert into sales_channel (id, name) values ('sc_bench', 'Web shop')",
  `insert into api_key (id, token, salt, redacted, title, type, created_by)
   values ('apk_bench', '${PUBLISHABLE_KEY}', '', 'pk', 'Web', 'publishable', 'bench')`,
  `insert into publishable_api_key_sales_channel (id, publishable_key_id, sales_channel_id)
   values ('pksc_bench', 'apk_bench', 'sc_bench')`,
]

/** A customer who is signed in and collects points. */
export class BenchShopper {
  private constructor(
    readonly account: string,
    private readonly url: string,
    private readonly headers: Record<string, string>
  ) {}

  static async join(
    container: MedusaContainer,
    ledger: BenchLedger,
    url: string
  ): Promise<BenchShopper> {
    const { id, headers } = await signInShopper(container, `bench-${v4()}`)
    const keys = { ...headers, "x-publishable-api-key": PUBLISHABLE_KEY }
    return new BenchShopper(await ledger.account(id), url, keys)
  }

  /** Reads her balance as a storefront does. Answers milliseconds. */
  async readBalance(points: number): Promise<number> {
    const { status, body, ms } = await timedGet(`${this.url}/store/loyalty`, this.headers)
    if (status !== 200 || JSON.parse(body).loyalty.member.available !== points) {
      throw new Error(`The shop answered ${status}: ${body}`)
    }
    return ms
  }
}
