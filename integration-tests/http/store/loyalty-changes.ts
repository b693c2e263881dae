import type { Callers } from "../../helpers/pickup-shop"

/** The shop of the road of points, in which Anna has 198 points. */
export type PointsShop = {
  admin: Callers["admin"]
  location_id: string
  scarf_variant_id: string
  /** An order of coats and scarves at 9,900 roubles each, paid with a hundred points. */
  buy: (coats: number, scarves: number) => Promise<string>
  collect: (orderId: string) => Promise<void>
  receive: (returned: { id: string; items: object[] }) => Promise<void>
  settled: () => Promise<void>
  purse: () => Promise<{ available: number; pending: number; held: number; debt: number }>
  verified: () => Promise<void>
}

type Item = { id: string; quantity: number }

const helpersOf = ({ admin, purse }: PointsShop) => ({
  itemsOf: async (orderId: string): Promise<Item[]> => {
    const { data } = await admin("GET", `/orders/${orderId}?fields=*items`)
    return data.order.items
  },
  /** What the order comes to, and what the shopper has then. */
  standing: async (orderId: string) => {
    const { data } = await admin("GET", `/orders/${orderId}?fields=total,discount_total`)
    const { available, pending } = await purse()
    const { total, discount_total } = data.order
    return { total, discount_total, available, pending }
  },
})

/** Points follow an order that staff change, line by line; Medusa leaves the discount of a line as it is. */
export async function assertEditsAreFollowed(shop: PointsShop): Promise<void> {
  const { admin, settled } = shop
  const { itemsOf, standing } = helpersOf(shop)
  const id = await shop.buy(3, 1)
  const edit = async (path: string, body: object) => {
    await admin("POST", "/order-edits", { order_id: id })
    expect((await admin("POST", `/order-edits/${id}/items${path}`, body)).status).toBe(200)
    await admin("POST", `/order-edits/${id}/request`, {})
    expect((await admin("POST", `/order-edits/${id}/confirm`, {})).status).toBe(200)
    await settled()
  }
  const coats = (await itemsOf(id)).find(({ quantity }) => quantity === 3)!
  const scarf = (await itemsOf(id)).find(({ quantity }) => quantity === 1)!
  // 75 of the points paid for the coats, which earn 296, 25 for the scarf, which earns 99.
  expect(await standing(id)).toEqual({
    total: 39_500,
    discount_total: 100,
    available: 98,
    pending: 395,
  })
  await edit(`/item/${coats.id}`, { quantity: 2 })
  // A coat earns no more; the two that stay have the whole discount, and all the points behind it.
  const afterCoat = { available: 98, pending: 395 - 98 }
  expect(await standing(id)).toEqual({ total: 29_600, discount_total: 100, ...afterCoat })
  await edit(`/item/${scarf.id}`, { quantity: 0 })
  const afterScarf = { available: 98 + 25, pending: 395 - 98 - 99 }
  expect(await standing(id)).toEqual({ total: 19_725, discount_total: 75, ...afterScarf })
  await edit("", { items: [{ variant_id: shop.scarf_variant_id, quantity: 1 }] })
  const withNew = { available: 123, pending: 198 + 99 }
  expect(await standing(id)).toEqual({ total: 29_625, discount_total: 75, ...withNew })
  await edit(`/item/${coats.id}`, { quantity: 4 })
  expect(await standing(id)).toEqual({ total: 49_425, discount_total: 75, ...withNew })
  await settled()
  expect(await standing(id)).toMatchObject(withNew)

  await admin("POST", `/orders/${id}/cancel`)
  await settled()
  expect(await shop.purse()).toMatchObject({ available: 198, pending: 0, held: 0, debt: 0 })
  await shop.verified()
}

/** Medusa will not carry the discount over to other lines, so its points need no second settling. */
export async function assertDiscountIsNotCarriedOver(shop: PointsShop): Promise<void> {
  const begun = await shop.admin("POST", "/order-edits", { order_id: await shop.buy(1, 0) })
  const change = `/order-changes/${begun.data.order_change.id}`
  const carried = await shop.admin("POST", change, { carry_over_promotions: true })
  expect([carried.status, carried.data.message]).toEqual([
    400,
    expect.stringContaining("invalid allocation"),
  ])
}

/** One of two coats is exchanged for a scarf: it takes its points back, and what comes in its stead earns. */
export async function assertExchangesAreFollowed(shop: PointsShop): Promise<void> {
  const { admin, settled } = shop
  const { itemsOf, standing } = helpersOf(shop)
  const id = await shop.buy(2, 0)
  await shop.collect(id)
  const [coats] = await itemsOf(id)
  const items = [{ id: coats!.id, quantity: 1 }]
  const outbound = [{ variant_id: shop.scarf_variant_id, quantity: 1 }]
  const begun = await admin("POST", "/exchanges", { order_id: id })
  const path = `/exchanges/${begun.data.exchange.id}`
  const inbound = { items, location_id: shop.location_id }
  expect((await admin("POST", `${path}/inbound/items`, inbound)).status).toBe(200)
  expect((await admin("POST", `${path}/outbound/items`, { items: outbound })).status).toBe(200)
  const requested = await admin("POST", `${path}/request`, {})
  expect(requested.status).toBe(200)
  await settled()
  expect(await standing(id)).toMatchObject({ total: 29_600, available: 98, pending: 197 + 99 })

  await shop.receive({ id: requested.data.return.id, items })
  await settled()
  const left = { total: 19_750, discount_total: 50, available: 98 + 50, pending: 197 - 98 + 99 }
  expect(await standing(id)).toEqual(left)
  await settled()
  expect(await standing(id)).toEqual(left)
  await shop.verified()
}
