import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { seedDemo } from "../../demo"
import { CUSTOMERS, mailOf } from "../../demo/data/customers"
import { PICKUPS } from "../../demo/data/pickups"
import { STORES } from "../../demo/data/stores"
import { type DemoFile, readDemoFile } from "../../demo/lib/credentials"
import type { Demo } from "../../demo/lib/demo"
import { isEan13 } from "../../demo/lib/ean13"
import { shopTest } from "../helpers/runner"

jest.setTimeout(240_000)

const folder = mkdtempSync(join(tmpdir(), "demo-seed-"))
const credentialsFile = join(folder, "demo.json")
const now = new Date("2026-03-10T09:30:00Z")

// prettier-ignore
const COUNTED = [
  "product", "product_variant", "price", "inventory_item", "inventory_level", "stock_location", "sales_channel",
  "api_key", "region", "tax_region", "fulfillment_set", "shipping_option", "price_list", "user", "auth_identity",
  "customer", "order", "order_line_item", "order_transaction", "payment", "fulfillment", "image",
  "omni_retail_store", "omni_store_staff", "omni_store_safety_stock",
  "cart", "omni_pickup", "omni_pickup_line", "omni_pickup_event", "reservation_item",
] as const

shopTest({
  testSuite: ({ api, getContainer }) => {
    const lines: string[] = []
    let file = ""
    const demo = (say: Demo["say"] = (line) => void lines.push(line)): Demo => ({
      container: getContainer(),
      now,
      storeUrl: "http://shop.example.com",
      adminUrl: "http://shop.example.com/app",
      staticFolder: join(folder, "static"),
      credentialsFile,
      say,
    })
    const logIns = () => readDemoFile(credentialsFile) as DemoFile

    async function counts(): Promise<Record<string, number>> {
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const rows = await Promise.all(
        COUNTED.map((table) =>
          knex.raw(`select count(*)::int as n from "${table}" where deleted_at is null`)
        )
      )
      return Object.fromEntries(COUNTED.map((table, index) => [table, rows[index].rows[0].n]))
    }

    async function keepStages(names: string[]): Promise<void> {
      const stores = getContainer().resolve(Modules.STORE)
      const [store] = await stores.listStores({}, { take: 1 })
      const demo_stages = Object.fromEntries(names.map((name) => [name, now.toISOString()]))
      await stores.updateStores(store!.id, { metadata: { demo_stages } })
    }

    async function graph<Row>(entity: string, fields: string[], filters = {}): Promise<Row[]> {
      const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
      const { data } = await query.graph({ entity, fields, filters } as Parameters<
        typeof query.graph
      >[0])
      return data as Row[]
    }

    /** Dies at the first progress line that fits, as a killed process would. */
    async function seedUntil(line: RegExp): Promise<void> {
      const killed = new Error("killed")
      const run = seedDemo(
        demo((said) => {
          if (line.test(said)) {
            throw killed
          }
        })
      )
      await expect(run).rejects.toBe(killed)
    }

    beforeAll(async () => {
      await seedUntil(/24 of 60 products/)
      await seedUntil(/1000 of \d+ levels/)
      await seedUntil(/20 of \d+ orders/)
      await seedUntil(/ready in/)
      await seedDemo(demo())
      file = readFileSync(credentialsFile, "utf8")
    })

    // The database goes back to where it was before every test; so must the file.
    beforeEach(() => writeFileSync(credentialsFile, file, { mode: 0o600 }))

    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    it("is the same shop after one run, after two, and after runs that were killed", async () => {
      const first = await counts()
      expect(first).toMatchObject({
        product: 60,
        customer: CUSTOMERS.length,
        omni_retail_store: STORES.length,
        stock_location: STORES.length + 1,
        user: 3,
        region: 1,
        api_key: 1,
        sales_channel: STORES.length + 1,
      })
      expect(first.inventory_level).toBe(first.product_variant! * (STORES.length + 1))
      await seedDemo(demo())
      expect(await counts()).toEqual(first)
      await keepStages(["shop"])
      await seedDemo(demo())
      expect(await counts()).toEqual(first)
      expect(lines.filter((line) => line.includes("already there")).length).toBeGreaterThan(5)
    })

    it("leaves a database with other products alone", async () => {
      await keepStages([])
      const said: string[] = []
      await seedDemo(demo((line) => void said.push(line)))
      expect(said).toEqual([expect.stringContaining("already holds products")])
    })

    it("gives every variant a valid barcode of its own, a picture and a price in roubles", async () => {
      const variants = await graph<{
        sku: string
        barcode: string
        thumbnail: string
        prices: { currency_code: string; amount: number }[]
      }>("product_variant", [
        "sku",
        "barcode",
        "thumbnail",
        "prices.currency_code",
        "prices.amount",
      ])
      expect(variants.length).toBeGreaterThan(300)
      expect(new Set(variants.map(({ barcode }) => barcode)).size).toBe(variants.length)
      expect(variants.filter(({ barcode }) => !isEan13(barcode))).toEqual([])
      expect(
        variants.filter(({ prices }) => !prices.some((price) => price.currency_code === "rub"))
      ).toEqual([])
      const pictures = new Set(readdirSync(join(folder, "static", "demo")))
      expect(
        variants.filter(({ thumbnail }) => !pictures.has(thumbnail.split("/").at(-1)!))
      ).toEqual([])
    })

    it("stocks the stores unevenly: gone, last one, many", async () => {
      const levels = await getContainer()
        .resolve(Modules.INVENTORY)
        .listInventoryLevels(
          {},
          { select: ["location_id", "stocked_quantity", "reserved_quantity"], take: 10_000 }
        )
      for (const quantity of [0, 1]) {
        expect(
          levels.filter((level) => Number(level.stocked_quantity) === quantity).length
        ).toBeGreaterThan(50)
      }
      expect(levels.filter((level) => Number(level.stocked_quantity) > 3).length).toBeGreaterThan(
        50
      )
      const reserved = levels.reduce((sum, level) => sum + Number(level.reserved_quantity), 0)
      const collecting = PICKUPS.reduce((sum, { lines }) => sum + lines, 0)
      expect(reserved).toBe(collecting)
    })

    it("offers collection in every store, and delivery", async () => {
      const locations = await graph<{
        name: string
        fulfillment_sets: {
          type: string
          service_zones: { shipping_options: { prices: { currency_code: string }[] }[] }[]
        }[]
      }>("stock_location", [
        "name",
        "fulfillment_sets.type",
        "fulfillment_sets.service_zones.shipping_options.prices.currency_code",
      ])
      const offered = locations.map(({ name, fulfillment_sets }) => ({
        name,
        types: fulfillment_sets.map(({ type }) => type),
        currencies: fulfillment_sets.flatMap(({ service_zones }) =>
          service_zones.flatMap(({ shipping_options }) =>
            shipping_options.map(({ prices }) =>
              prices.map(({ currency_code }) => currency_code).join()
            )
          )
        ),
      }))
      for (const { name } of STORES) {
        expect(offered).toContainEqual({ name, types: ["pickup"], currencies: ["rub"] })
      }
      expect(offered.filter(({ types }) => types.includes("shipping"))).toMatchObject([
        { currencies: ["rub", "rub"] },
      ])
      const stores = await graph<{ sync_error: string | null; synced_at: string | null }>(
        "retail_store",
        ["sync_error", "synced_at"]
      )
      expect(stores.filter(({ sync_error, synced_at }) => sync_error || !synced_at)).toEqual([])
    })

    it("writes log-ins that work, for its owner's eyes only", async () => {
      const { admin, customer, staff, publishable_key } = logIns()
      expect(statSync(credentialsFile).mode & 0o777).toBe(0o600)
      for (const { email, password } of [admin, ...staff]) {
        const { data } = await api.post("/auth/user/emailpass", { email, password })
        const headers = { authorization: `Bearer ${data.token}` }
        expect((await api.get("/admin/users/me", { headers })).data.user.email).toBe(email)
      }
      const { data } = await api.post("/auth/customer/emailpass", {
        email: customer.email,
        password: customer.password,
      })
      const headers = {
        authorization: `Bearer ${data.token}`,
        "x-publishable-api-key": publishable_key,
      }
      const { data: history } = await api.get("/store/orders", { headers })
      expect(history.count).toBe(
        CUSTOMERS[0]!.orders +
          PICKUPS.filter((pickup) => pickup.customer === CUSTOMERS[0]!.mail_name).length
      )
    })

    it("finds lost log-ins again", async () => {
      const before = logIns()
      rmSync(credentialsFile)
      await seedDemo(demo())
      const after = logIns()
      expect(after).toMatchObject({
        publishable_key: before.publishable_key,
        admin: { email: before.admin.email },
      })
      const { status } = await api.post("/auth/user/emailpass", after.admin)
      expect(status).toBe(200)
    })

    it("sells in roubles with the tax inside", async () => {
      const headers = { "x-publishable-api-key": logIns().publishable_key }
      const { data: regions } = await api.get("/store/regions", { headers })
      const region_id = regions.regions[0].id
      const { data } = await api.get("/store/products", {
        headers,
        params: { region_id, handle: "ladoga-wrap-coat-c02", fields: "*variants.calculated_price" },
      })
      const { calculated_price } = data.products[0].variants[0]
      expect(calculated_price).toMatchObject({
        currency_code: "rub",
        calculated_amount: 29_990,
        original_amount: 38_990,
        is_calculated_price_tax_inclusive: true,
      })
    })

    it("knows its goods in Russian too", async () => {
      const container = getContainer()
      const headers = { "x-publishable-api-key": logIns().publishable_key }
      const { data } = await api.get("/store/products", {
        headers,
        params: { handle: "ladoga-wrap-coat-c02", locale: "ru-RU", fields: "title,metadata" },
      })
      const [product] = data.products
      expect(product.metadata).toMatchObject({ title_ru: "Пальто-халат «Ладога»" })
      // Medusa's translations are a feature a shop may leave switched off.
      const translates = container.hasRegistration(Modules.TRANSLATION)
      expect(product.title).toBe(translates ? "Пальто-халат «Ладога»" : "Ladoga wrap coat")
    })

    it("has a past: paid, delivered, some cancelled, none of it in the future", async () => {
      const all = await graph<{
        display_id: number
        status: string
        created_at: string
        email: string
        total: number
        payment_collections: { status: string; captured_amount: number }[]
        fulfillments: { delivered_at: string; packed_at: string }[]
      }>("order", [
        "display_id",
        "status",
        "created_at",
        "email",
        "total",
        "payment_collections.status",
        "payment_collections.captured_amount",
        "fulfillments.delivered_at",
        "fulfillments.packed_at",
      ])
      const orders = all.filter(
        ({ fulfillments, status }) => fulfillments.length > 0 || status === "canceled"
      )
      expect(all).toHaveLength(orders.length + PICKUPS.length)
      const times = orders.map(({ created_at }) => new Date(created_at).getTime())
      expect(Math.max(...times)).toBeLessThan(now.getTime())
      expect(Math.min(...times)).toBeGreaterThan(now.getTime() - 430 * 86_400_000)
      expect(new Set(orders.map(({ status }) => status))).toEqual(
        new Set(["completed", "canceled"])
      )
      expect(new Set(orders.map(({ email }) => email)).size).toBe(
        CUSTOMERS.filter((one) => one.orders > 0).length
      )
      for (const order of orders.filter(({ status }) => status === "completed")) {
        expect(Number(order.payment_collections[0]!.captured_amount)).toBe(Number(order.total))
        expect(order.fulfillments).toHaveLength(1)
        expect(new Date(order.fulfillments[0]!.delivered_at).getTime()).toBeLessThan(now.getTime())
        expect(new Date(order.fulfillments[0]!.packed_at).getTime()).toBeGreaterThan(
          new Date(order.created_at).getTime()
        )
      }
      expect(orders.some(({ email }) => email === mailOf(CUSTOMERS[0]!))).toBe(true)
    })

    it("has orders to collect, in every state, one of them late, each reserved in its own store", async () => {
      const { data: session } = await api.post("/auth/user/emailpass", logIns().admin)
      const headers = { authorization: `Bearer ${session.token}` }
      const { data } = await api.get("/admin/pickups", { headers })
      const numberOf = (status: string) =>
        PICKUPS.filter((pickup) => pickup.status === status).length
      for (const status of ["placed", "accepted", "picking", "ready", "collected"]) {
        expect([status, data.counts[status]]).toEqual([status, numberOf(status)])
      }
      expect(data.counts.late).toBe(1)
      const pickups = await graph<{ order_id: string; stock_location_id: string }>("pickup", [
        "order_id",
        "stock_location_id",
      ])
      for (const { order_id, stock_location_id } of pickups) {
        const [order] = await graph<{ items: { id: string }[] }>("order", ["items.id"], {
          id: order_id,
        })
        const reservations = await getContainer()
          .resolve(Modules.INVENTORY)
          .listReservationItems({ line_item_id: order!.items.map(({ id }) => id) })
        expect(reservations.map(({ location_id }) => location_id)).toEqual(
          order!.items.map(() => stock_location_id)
        )
      }
    })
  },
})
