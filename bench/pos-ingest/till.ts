import type { MedusaContainer } from "@medusajs/framework/types"
import { TestTill } from "../../integration-tests/helpers/till"
import { timedRequest } from "../runner/measure"
import { saleEvent } from "./sales"

/** A till that hands in sales over kept-alive connections. */
export class SellingTill {
  private constructor(
    private readonly url: string,
    readonly till: TestTill
  ) {}

  static async open(container: MedusaContainer, url: string, store: string): Promise<SellingTill> {
    return new SellingTill(url, await TestTill.open(container, url, store))
  }

  nextSale() {
    return saleEvent({ seq: ++this.till.seq, epoch: this.till.epoch })
  }

  /** Hands in a batch of new sales. Answers the milliseconds until all of them were acknowledged. */
  async sell(sales: number): Promise<number> {
    const events = Array.from({ length: sales }, () => this.nextSale())
    const { ms, status, body } = await timedRequest(`${this.url}/pos/v1/events`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${this.till.token}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ events }),
    })
    if (status !== 200 || body.includes('"rejected"') || body.includes('"deferred"')) {
      throw new Error(`${status} ${body}`)
    }
    return ms
  }
}
