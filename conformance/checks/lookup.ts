import { randomUUID } from "node:crypto"
import { chapter, equal, must } from "../check"
import { type Kit, said } from "../kit"
import { request } from "../client"
import { sale } from "../sales"

const someDigits = (): string => String(Math.floor(1e9 * (1 + Math.random() * 8.9))).slice(0, 9)

type Found = { receipt_number: string | null; total: number; lines: { returnable: number }[] }

async function ordersOf({ till }: Kit, receiptNumber: string): Promise<Found[]> {
  const path = `/pos/v1/orders/lookup?receipt_number=${encodeURIComponent(receiptNumber)}`
  const answer = await till.send<{ orders: Found[] }>("GET", path)
  must(answer.status === 200, said(answer))
  must(Array.isArray(answer.body.orders), "there are no orders")
  return answer.body.orders
}

export const lookup = chapter("lookup", {
  "sale-is-found-by-its-receipt": async (kit) => {
    const data = sale()
    await kit.accepted([kit.till.event("sale.completed", data)])
    await kit.eventually(async () => {
      const [order, ...others] = await ordersOf(kit, data.receipt_number)
      must(order !== undefined && others.length === 0, "there is not one order of the receipt")
      equal(order.receipt_number, data.receipt_number, "receipt_number")
      equal([order.total, order.lines[0]?.returnable], [120_000, 1], "total and returnable units")
    })
  },
  "unknown-receipt-finds-nothing": async (kit) => {
    equal(await ordersOf(kit, randomUUID()), [], "orders")
  },
  "customer-is-found-by-phone-however-written": async (kit) => {
    kit.needs("customers")
    const number = someDigits()
    const data = { first_name: "Conformance", phone: `+79${number}` }
    await kit.accepted([kit.till.event("customer.registered", data)])
    const written = `8 (9${number.slice(0, 2)}) ${number.slice(2, 5)}-${number.slice(5)}`
    await kit.eventually(async () => {
      const path = `/pos/v1/customers?phone=${encodeURIComponent(written)}`
      const answer = await kit.till.send<{ customers?: unknown[] }>("GET", path)
      must(answer.status === 200, said(answer))
      equal(answer.body.customers?.length, 1, `customers of ${written}`)
    })
  },
  "part-of-a-number-finds-nobody": async (kit) => {
    kit.needs("customers")
    const answer = await kit.till.send<{ customers?: unknown[] }>(
      "GET",
      "/pos/v1/customers?phone=8999"
    )
    must(answer.status === 422 || answer.body.customers?.length === 0, said(answer))
  },
  "protocol-describes-itself": async ({ url }) => {
    const { status, body } = await request(url, "GET", "/pos/v1/openapi.json")
    must(status === 200 && /^3\.1\./.test(String(body.openapi)), `answered ${status}`)
  },
})
