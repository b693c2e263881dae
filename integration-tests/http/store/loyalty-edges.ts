import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { containerSql, runReconcileJob } from "../../../src/core/jobs"
import { joinProgramme } from "../../../src/workflows/loyalty/join"
import { type Callers, startPayment } from "../../helpers/pickup-shop"
import { signInShopper } from "../../helpers/shopper"
import type { PointsShop } from "./loyalty-changes"

/** The shop of the road of points with its carts, in which Anna has 198 points once she was given them. */
export type EdgesShop = PointsShop & {
  container: MedusaContainer
  /** As Anna. */
  store: Callers["store"]
  anna: { id: string }
  havePoints: () => Promise<void>
  /** Puts rules in force by which points may pay for all of a basket; so much is a point worth. */
  pointsMayPayAll: (pointValue: number) => Promise<void>
  cartOf: (coats: number) => Promise<string>
  order: (cartId: string) => Promise<{ id: string; total: number }>
  totalsOf: (cartId: string) => Promise<{ total: number; discount_total: number }>
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

/** A sale that begins while the cart is open leaves too little for the points that were offered. */
export async function assertPointsAreWorthTheirWorth(shop: EdgesShop): Promise<void> {
  await shop.havePoints()
  await shop.pointsMayPayAll(100_00)
  const cart = await shop.cartOf(1)
  await createPromotionsWorkflow(shop.container).run({
    input: { promotionsData: [promotion({ code: "SALE", value: 7_500, is_automatic: true })] },
  } as never)
  const refused = await shop.store("POST", `/carts/${cart}/loyalty`, { points: 60 })
  expect([refused.status, refused.data.code]).toEqual([409, "points_not_applied"])
  expect(await shop.purse()).toMatchObject({ available: 198, held: 0 })
  const promotions = await shop.container
    .resolve(Modules.PROMOTION)
    .listPromotions({}, { select: ["code"] })
  expect(promotions.map(({ code }) => code)).toEqual(["SALE"])
  // 9,000 roubles with tax. Once the cart knows of the sale, so does the quote.
  const [item] = (await shop.store("GET", `/carts/${cart}`)).data.cart.items as { id: string }[]
  await shop.store("POST", `/carts/${cart}/line-items/${item!.id}`, { quantity: 1 })
  expect((await shop.store("GET", `/carts/${cart}/loyalty`)).data.loyalty).toMatchObject({
    max_points: 9,
  })
  await shop.verified()
}

const promotion = ({
  code,
  value,
  is_automatic,
}: {
  code: string
  value: number
  is_automatic: boolean
}) => ({
  code,
  type: "standard",
  status: "active",
  is_automatic,
  application_method: {
    type: "fixed",
    target_type: "items",
    allocation: "across",
    value,
    currency_code: "rub",
  },
})

/** What points pay for wholly earns none, and comes back as points. */
export async function assertPointsPayForAll(shop: EdgesShop): Promise<void> {
  await shop.havePoints()
  await shop.pointsMayPayAll(100_00)
  const cart = await shop.cartOf(2)
  const paid = await shop.store("POST", `/carts/${cart}/loyalty`, { points: 198 })
  expect(paid.data.loyalty).toMatchObject({
    applied: { points: 198, amount: 19_800_00 },
    points_to_earn: 0,
  })
  const { id, total } = await shop.order(cart)
  expect(total).toBe(0)
  expect(await shop.purse()).toMatchObject({ available: 0, held: 0, pending: 0 })
  await shop.collect(id)
  const { data } = await shop.admin("GET", `/orders/${id}?fields=*items`)
  const [{ id: lineId }] = data.order.items as [{ id: string }]
  await receiveBack(shop, id, { id: lineId, quantity: 1 }, "receive-items")
  expect(await shop.purse()).toMatchObject({ available: 99, pending: 0, debt: 0 })
  await shop.verified()
}

/** Points stay set aside while a bank makes up its mind, not for ever, and through a payment that failed. */
export async function assertPaymentsMayTakeTheirTime(shop: EdgesShop): Promise<void> {
  const sql = containerSql(shop.container)
  const lapseIn = (days: number) =>
    runReconcileJob(shop.container, "omni-lapse-cart-points", { now: inDays(days) })
  const waitingCart = async (status: string) => {
    const cart = await shop.cartOf(1)
    await shop.store("POST", `/carts/${cart}/loyalty`, { points: 50 })
    await startPayment(shop, cart)
    // As a bank's page, or a transfer, leaves it.
    await sql(
      `update payment_session set status = ? where payment_collection_id in
         (select payment_collection_id from cart_payment_collection where cart_id = ?)`,
      [status, cart]
    )
    return cart
  }
  await shop.havePoints()
  const [page, transfer, failed] = [
    await waitingCart("requires_more"),
    await waitingCart("pending_authorization"),
    await waitingCart("error"),
  ]
  await lapseIn(1)
  const totals = async () =>
    await Promise.all([page, transfer, failed].map((cart) => shop.totalsOf(cart)))
  expect((await totals()).map(({ discount_total }) => discount_total)).toEqual([50, 50, 0])
  expect(await shop.purse()).toMatchObject({ available: 98, held: 100 })
  await lapseIn(4)
  expect((await totals()).map(({ discount_total }) => discount_total)).toEqual([0, 0, 0])
  expect(await shop.purse()).toMatchObject({ available: 198, held: 0 })

  const retried = await waitingCart("error")
  await sql(
    `delete from payment_session where payment_collection_id in
       (select payment_collection_id from cart_payment_collection where cart_id = ?)`,
    [retried]
  )
  expect((await shop.store("POST", `/carts/${retried}/complete`)).data.type).not.toBe("order")
  expect(await shop.purse()).toMatchObject({ available: 148, held: 50 })
  expect((await shop.order(retried)).total).toBe(9_850)
  expect(await shop.purse()).toMatchObject({ available: 148, held: 0, pending: 98 })
  await shop.verified()
}

/** Goods that come back unfit for sale came back once; of a claim, what is replaced goes and what comes instead earns. */
export async function assertClaimsAreFollowed(shop: EdgesShop): Promise<void> {
  const { admin } = shop
  const id = await shop.buy(4, 0)
  await shop.collect(id)
  const { data } = await admin("GET", `/orders/${id}?fields=*items`)
  const [coats] = data.order.items as [{ id: string }]
  const one = { id: coats.id, quantity: 1 }
  // A hundred points paid, and 395 were earned: a coat has a quarter, rounded down over all that is gone.
  expect(await shop.purse()).toMatchObject({ available: 98, pending: 395 })
  await receiveBack(shop, id, one, "dismiss-items")
  const part = 25
  const left = { available: 98 + part, pending: 395 - 98 }
  expect(await shop.purse()).toMatchObject(left)

  const begun = await admin("POST", "/claims", { order_id: id, type: "replace" })
  const path = `/claims/${begun.data.claim.id}`
  const claimed = { items: [{ ...one, reason: "production_failure" }] }
  expect((await admin("POST", `${path}/claim-items`, claimed)).status).toBe(200)
  const inbound = { items: [one], location_id: shop.location_id }
  expect((await admin("POST", `${path}/inbound/items`, inbound)).status).toBe(200)
  const outbound = { items: [{ variant_id: shop.scarf_variant_id, quantity: 1 }] }
  expect((await admin("POST", `${path}/outbound/items`, outbound)).status).toBe(200)
  const requested = await admin("POST", `${path}/request`, {})
  expect(requested.status).toBe(200)
  await shop.settled()
  const claimedFor = { available: left.available + part, pending: 395 - 197 + 99 }
  expect(await shop.purse()).toMatchObject(claimedFor)
  // That the claimed coat comes back besides changes nothing.
  await shop.receive({ id: requested.data.return.id, items: [one] })
  await shop.settled()
  expect(await shop.purse()).toMatchObject(claimedFor)
  await shop.verified()
}

async function receiveBack(
  { admin, location_id, settled }: EdgesShop,
  order_id: string,
  item: { id: string; quantity: number },
  how: "receive-items" | "dismiss-items"
): Promise<void> {
  const items = [item]
  const begun = await admin("POST", "/returns", { order_id, location_id })
  const path = `/returns/${begun.data.return.id}`
  await admin("POST", `${path}/request-items`, { items })
  await admin("POST", `${path}/request`, {})
  await admin("POST", `${path}/receive`, {})
  await admin("POST", `${path}/${how}`, { items })
  expect((await admin("POST", `${path}/receive/confirm`, {})).status).toBe(200)
  await settled()
}

/** The points of a customer who is deleted stay on their account, and staff may give them to her next one. */
export async function assertDeletedCustomersKeepPoints(shop: EdgesShop): Promise<void> {
  await shop.havePoints()
  const { data } = await shop.admin("GET", `/loyalty/accounts?customer_id=${shop.anna.id}`)
  const [account] = data.accounts as [{ id: string }]
  await shop.container.resolve(Modules.CUSTOMER).softDeleteCustomers([shop.anna.id])
  const orphan = await shop.admin("GET", `/loyalty/accounts/${account.id}`)
  expect(orphan.data.account).toMatchObject({
    available: 198,
    status: "active",
    customer: { email: null },
  })
  const again = await signInShopper(shop.container, "anna.again")
  await joinProgramme(shop.container, { customer_id: again.id }, new Date())
  const known = await shop.admin("GET", `/loyalty/accounts?customer_id=${again.id}`)
  const [next] = known.data.accounts as [{ id: string }]
  const merged = await shop.admin("POST", `/loyalty/accounts/${next.id}/merge`, {
    merged_id: account.id,
  })
  expect(merged.data.account).toMatchObject({ available: 198, customer: { id: again.id } })
  await shop.verified()
}
