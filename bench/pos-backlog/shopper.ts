import { PUBLISHABLE_KEY } from "../pos-ingest/seed"
import { timedRequest } from "../runner/measure"

type Cart = { id: string; items: { id: string }[] }

/** A shopper with two articles in the cart. */
export class Shopper {
  private turn = 0

  private constructor(
    private readonly url: string,
    private readonly cart: Cart
  ) {}

  static async enter(url: string): Promise<Shopper> {
    const items = [1, 2].map((n) => ({ variant_id: `variant_${n}`, quantity: 1 }))
    const body = { region_id: "reg_bench", sales_channel_id: "sc_1", items }
    const { answer } = await send(url, "POST", "/store/carts", body)
    return new Shopper(url, answer.cart)
  }

  /** Looks at the cart and changes a quantity. Answers the milliseconds of both. */
  async step(): Promise<number> {
    const path = `/store/carts/${this.cart.id}`
    const looked = await send(this.url, "GET", path)
    const quantity = (++this.turn % 3) + 1
    const line = `${path}/line-items/${this.cart.items[0]!.id}`
    const changed = await send(this.url, "POST", line, { quantity })
    return looked.ms + changed.ms
  }
}

async function send(url: string, method: string, path: string, body?: object) {
  const {
    ms,
    status,
    body: text,
  } = await timedRequest(`${url}${path}`, {
    method,
    headers: { "x-publishable-api-key": PUBLISHABLE_KEY, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  })
  if (status !== 200) {
    throw new Error(`${path}: ${status} ${text}`)
  }
  return { ms, answer: JSON.parse(text) as { cart: Cart } }
}
