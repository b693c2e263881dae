import { randomUUID } from "node:crypto"
import { chapter, equal, must } from "../check"
import { request } from "../client"
import { said } from "../kit"
import { sale } from "../sales"

const digits = (): string => String(Math.floor(1e9 * (1 + Math.random() * 8.9))).slice(0, 9)

export const lookup = chapter("lookup", {
  "sale-becomes-an-order": async (kit) => {
    const data = sale()
    await kit.accepted([kit.till.event("sale.completed", data)])
    await kit.eventually(async () => {
      const path = `/pos/v1/orders/lookup?receipt_number=${data.receipt_number}`
      const answer = await kit.till.send<{ orders?: unknown[] }>("GET", path)
      must(answer.status === 200, said(answer))
      equal(answer.body.orders?.length, 1, "orders of the receipt")
    })
  },
  "unknown-receipt-finds-nothing": async ({ till }) => {
    const path = `/pos/v1/orders/lookup?receipt_number=${randomUUID()}`
    const answer = await till.send<{ orders?: unknown[] }>("GET", path)
    must(answer.status === 200, said(answer))
    equal(answer.body.orders, [], "orders")
  },
  "customer-is-found-by-phone-however-written": async (kit) => {
    kit.needs("customers")
    const number = digits()
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
  "protocol-describes-itself": async ({ url }) => {
    const { status, body } = await request(url, "GET", "/pos/v1/openapi.json")
    must(status === 200 && /^3\.1\./.test(String(body.openapi)), `answered ${status}`)
  },
})
