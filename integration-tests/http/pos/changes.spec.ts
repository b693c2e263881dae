import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  addOrRemoveCampaignPromotionsWorkflow,
  batchPriceListPricesWorkflow,
  createCampaignsWorkflow,
  createPriceListsWorkflow,
  createPromotionsWorkflow,
  deleteProductsWorkflow,
  deleteProductVariantsWorkflow,
  deletePromotionsWorkflow,
  updateCampaignsWorkflow,
  updateCustomersWorkflow,
  updatePriceListsWorkflow,
  updateProductsWorkflow,
  updateProductVariantsWorkflow,
} from "@medusajs/medusa/core-flows"
import { runReconcileJob } from "../../../src/core/jobs"
import { ProblemError } from "../../../src/core/problem"
import { CHANGE_TYPES, type ChangeType } from "../../../src/modules/change-feed/domain/kinds"
import { decodeToken, encodeToken } from "../../../src/modules/change-feed/domain/token"
import bindChangeTriggers from "../../../src/modules/change-feed/loaders/bind-triggers"
import { changesAfter, readToken } from "../../../src/workflows/change-feed/queries/changes"
import { openPickupShop, type PickupStore, stockProduct } from "../../helpers/pickup-shop"
import { shopTest } from "../../helpers/runner"
import { dataOf, inShort, openTillReader, placeOf } from "../../helpers/till-reader"
import { assertPricesAgree } from "./price-agreement"

const CATALOGUE: ChangeType[] = ["product", "variant", "price", "promotion"]
const DAY_MS = 86_400_000

shopTest({
  keepData: true,
  testSuite: ({ getContainer }) => {
    let stores: PickupStore[]
    let shop: Awaited<ReturnType<typeof openPickupShop>>["shop"]
    let serial = 0

    beforeAll(async () => {
      ;({ stores, shop } = await openPickupShop(getContainer()))
    })

    /** A coat nobody else has, three in the first store and five in the second. */
    async function newCoat() {
      const container = getContainer()
      const coat = await stockProduct(container, shop, `Coat ${++serial}`, {
        [stores[0]!.stock_location_id]: 3,
        [stores[1]!.stock_location_id]: 5,
      })
      const variant = await container
        .resolve(Modules.PRODUCT)
        .retrieveProductVariant(coat.variant_id)
      return { ...coat, product_id: variant.product_id as string }
    }
    type Coat = Awaited<ReturnType<typeof newCoat>>

    const follow = (types: readonly ChangeType[], store = stores[0]!, options = {}) =>
      openTillReader(getContainer(), store, types, options)

    const run = (
      workflow: (container: never) => { run: (input: never) => Promise<unknown> },
      input: unknown
    ) => workflow(getContainer() as never).run({ input } as never)

    const saleFor = async (coat: Coat, more: object = {}) => {
      const { result } = await createPriceListsWorkflow(getContainer()).run({
        input: {
          price_lists_data: [
            {
              title: "Sale",
              description: "Sale",
              status: "active",
              type: "sale",
              prices: [{ variant_id: coat.variant_id, amount: 7900, currency_code: "rub" }],
              ...more,
            },
          ] as never,
        },
      })
      return result[0]!.id
    }

    const promotionOf = async (more: object = {}) => {
      const { result } = await createPromotionsWorkflow(getContainer()).run({
        input: {
          promotionsData: [
            {
              code: `AUTUMN-${++serial}`,
              type: "standard",
              status: "active",
              is_automatic: true,
              application_method: {
                type: "fixed",
                target_type: "order",
                allocation: "across",
                value: 500.5,
                currency_code: "rub",
              },
              ...more,
            },
          ] as never,
        },
      })
      return result[0]!.id
    }

    describe("a snapshot", () => {
      it("has what a till needs to sell: barcodes as given, prices with dates, its own stock", async () => {
        const coat = await newCoat()
        await run(updateProductVariantsWorkflow as never, {
          product_variants: [
            { id: coat.variant_id, barcode: "0004607086560", ean: "0012345678905", upc: "00x" },
          ],
        })
        const starts_at = new Date(Date.now() + DAY_MS).toISOString()
        const listId = await saleFor(coat, { starts_at })
        const snapshot = await (await follow(CHANGE_TYPES, stores[1])).pull()

        expect(dataOf(snapshot, "variant", coat.variant_id)).toMatchObject({
          product_id: coat.product_id,
          barcode: "0004607086560",
          ean: "0012345678905",
          upc: "00x",
          options: { Size: "M" },
          inventory: [{ inventory_item_id: coat.inventory_item_id, required_quantity: 1 }],
        })
        expect(dataOf(snapshot, "price", coat.variant_id)).toMatchObject({
          currency_code: "rub",
          prices: [
            { type: "sale", amount: 790_000, price_list_id: listId, valid_from: starts_at },
            { type: "base", amount: 990_000, valid_from: null, valid_to: null },
          ],
        })
        expect(dataOf(snapshot, "stock", coat.inventory_item_id)).toEqual({
          stocked: 5,
          reserved: 0,
          available: 5,
        })
      })

      it("is whole whatever the size of its pages, and misses nothing that happens meanwhile", async () => {
        const coats = [await newCoat(), await newCoat(), await newCoat()]
        const whole = await (await follow(CATALOGUE)).pull()
        const slow = await follow(CATALOGUE, stores[0], { limit: 1 })
        const told = (await slow.poll()).changes

        await run(updateProductsWorkflow as never, {
          selector: { id: coats[0]!.product_id },
          update: { title: "Renamed" },
        })
        told.push(...(await slow.pull()))

        expect(new Set(told.map((each) => each.id + each.type))).toEqual(
          new Set(whole.map((each) => each.id + each.type))
        )
        expect(dataOf(told, "product", coats[0]!.product_id)?.title).toBe("Renamed")
      })

      it("leaves drafts out, and what another store's channel alone lists", async () => {
        const [listed, draft] = [await newCoat(), await newCoat()]
        await run(updateProductsWorkflow as never, {
          selector: { id: draft.product_id },
          update: { status: "draft" },
        })
        const everything = await (await follow(["variant"])).pull()
        expect(dataOf(everything, "variant", listed.variant_id)).toBeDefined()
        expect(dataOf(everything, "variant", draft.variant_id)).toBeUndefined()

        const before = await follow(["variant"], stores[2])
        await before.pull()
        const link = getContainer().resolve(ContainerRegistrationKeys.LINK)
        await link.create({
          [Modules.PRODUCT]: { product_id: listed.product_id },
          [Modules.SALES_CHANNEL]: { sales_channel_id: stores[2]!.sales_channel_id },
        })
        const only = await (await follow(["variant"], stores[2])).pull()
        // What was being written while the snapshot began is told again after it.
        expect([...new Set(only.map((each) => each.id))]).toEqual([listed.variant_id])
        await expect(before.poll()).rejects.toMatchObject({
          problem: { code: "resync_required", status: 410 },
        })
        await link.dismiss({
          [Modules.PRODUCT]: { product_id: listed.product_id },
          [Modules.SALES_CHANNEL]: { sales_channel_id: stores[2]!.sales_channel_id },
        })
      })
    })

    describe("a change", () => {
      const ACTS: [string, (coat: Coat) => Promise<unknown>, string[]][] = [
        [
          "of a title",
          ({ product_id }) =>
            run(updateProductsWorkflow as never, {
              selector: { id: product_id },
              update: { title: "New" },
            }),
          ["product upsert"],
        ],
        [
          "to a draft",
          ({ product_id }) =>
            run(updateProductsWorkflow as never, {
              selector: { id: product_id },
              update: { status: "draft" },
            }),
          ["price delete", "product delete", "variant delete"],
        ],
        [
          "of a barcode",
          ({ variant_id }) =>
            run(updateProductVariantsWorkflow as never, {
              product_variants: [{ id: variant_id, ean: "4006381333931" }],
            }),
          ["variant upsert"],
        ],
        [
          "of a price",
          ({ variant_id }) =>
            run(updateProductVariantsWorkflow as never, {
              product_variants: [
                { id: variant_id, prices: [{ currency_code: "rub", amount: 8800 }] },
              ],
            }),
          ["price upsert"],
        ],
        ["that begins a sale", (coat) => saleFor(coat), ["price upsert"]],
        [
          "that deletes a variant",
          ({ variant_id }) => run(deleteProductVariantsWorkflow as never, { ids: [variant_id] }),
          ["price delete", "stock delete", "variant delete"],
        ],
        [
          "that deletes a product",
          ({ product_id }) => run(deleteProductsWorkflow as never, { ids: [product_id] }),
          ["price delete", "product delete", "stock delete", "variant delete"],
        ],
        [
          "of its stock in the till's store",
          ({ inventory_item_id }) =>
            getContainer()
              .resolve(Modules.INVENTORY)
              .adjustInventory(inventory_item_id, stores[0]!.stock_location_id, -1),
          ["stock upsert"],
        ],
        [
          "of its stock in another store",
          ({ inventory_item_id }) =>
            getContainer()
              .resolve(Modules.INVENTORY)
              .adjustInventory(inventory_item_id, stores[1]!.stock_location_id, -1),
          [],
        ],
        [
          "that reserves it",
          ({ inventory_item_id }) =>
            getContainer()
              .resolve(Modules.INVENTORY)
              .createReservationItems([
                {
                  inventory_item_id,
                  location_id: stores[0]!.stock_location_id,
                  quantity: 1,
                },
              ]),
          ["stock upsert"],
        ],
        [
          "that changes nothing",
          ({ product_id }) =>
            getContainer()
              .resolve(ContainerRegistrationKeys.PG_CONNECTION)
              .raw("update product set updated_at = now(), metadata = '{}' where id = ?", [
                product_id,
              ]),
          [],
        ],
      ]

      it.each(ACTS)("%s is told, and nothing else", async (_, act, expected) => {
        const coat = await newCoat()
        const reader = await follow(CHANGE_TYPES)
        await reader.pull()
        await act(coat)
        expect(inShort(await reader.pull())).toEqual(expected)
        expect(await reader.pull()).toEqual([])
      })

      it("of a sale's dates, prices and end is told for what is in it", async () => {
        const coat = await newCoat()
        const listId = await saleFor(coat)
        const reader = await follow(CATALOGUE)
        const [price] = (await reader.pull()).filter((each) => each.id === coat.variant_id)
        expect(price).toBeDefined()

        const ends_at = new Date(Date.now() + DAY_MS).toISOString()
        await run(updatePriceListsWorkflow as never, {
          price_lists_data: [{ id: listId, ends_at }],
        })
        const dated = dataOf(await reader.pull(), "price", coat.variant_id)
        expect(dated?.prices[0]).toMatchObject({ type: "sale", valid_to: ends_at })

        await run(batchPriceListPricesWorkflow as never, {
          data: {
            id: listId,
            create: [],
            update: [],
            delete: (await pricesOf(listId)).map((each) => each.id),
          },
        })
        const over = dataOf(await reader.pull(), "price", coat.variant_id)
        expect(over?.prices.map((each) => each.type)).toEqual(["base"])
        expect(over?.price_version).not.toBe(dated?.price_version)
      })

      const pricesOf = (listId: string) =>
        getContainer()
          .resolve(Modules.PRICING)
          .listPrices({ price_list_id: [listId] })

      it("made ten times between two polls is told once", async () => {
        const coat = await newCoat()
        const reader = await follow(["variant", "stock"])
        await reader.pull()
        const inventory = getContainer().resolve(Modules.INVENTORY)
        for (let turn = 0; turn < 10; turn++) {
          await inventory.adjustInventory(coat.inventory_item_id, stores[0]!.stock_location_id, 1)
        }
        const changes = await reader.pull()
        expect(changes).toEqual([
          {
            type: "stock",
            op: "upsert",
            id: coat.inventory_item_id,
            data: { stocked: 13, reserved: 0, available: 13 },
          },
        ])
      })

      it("of a promotion, its rules, campaign and budget is told", async () => {
        const reader = await follow(["promotion"])
        await reader.pull()
        const id = await promotionOf({
          rules: [
            { attribute: "customer.groups.id", operator: "in", values: ["vip"] },
            { attribute: "region.id", operator: "eq", values: [shop.region_id] },
          ],
        })
        const first = dataOf(await reader.pull(), "promotion", id)
        expect(first).toMatchObject({
          is_automatic: true,
          rules: [{ attribute: "customer.groups.id", operator: "in", values: ["vip"] }],
          method: { type: "fixed", value: 50_050, currency_code: "rub", target_rules: [] },
          campaign: null,
        })

        const campaignId = await budgetedCampaign()
        await run(addOrRemoveCampaignPromotionsWorkflow as never, { id: campaignId, add: [id] })
        const within = dataOf(await reader.pull(), "promotion", id)
        expect(within?.campaign).toMatchObject({
          budget: { type: "spend", limit: 100_000, used: 0, currency_code: "rub" },
        })

        await run(updateCampaignsWorkflow as never, {
          campaignsData: [{ id: campaignId, ends_at: new Date(Date.now() - 1000) }],
        })
        expect(inShort(await reader.pull())).toEqual(["promotion delete"])

        await run(deletePromotionsWorkflow as never, { ids: [id] })
        expect(inShort(await reader.pull())).toEqual(["promotion delete"])
      })

      const budgetedCampaign = async () => {
        const { result } = await createCampaignsWorkflow(getContainer()).run({
          input: {
            campaignsData: [
              {
                name: "Autumn",
                campaign_identifier: "autumn",
                budget: { type: "spend", limit: 1000, currency_code: "rub" },
              },
            ] as never,
          },
        })
        return result[0]!.id
      }

      it.each([
        [
          "another region",
          { rules: [{ attribute: "region.id", operator: "eq", values: ["reg_x"] }] },
        ],
        [
          "another channel",
          { rules: [{ attribute: "sales_channel_id", operator: "in", values: ["sc_x"] }] },
        ],
        [
          "delivery",
          {
            application_method: {
              type: "percentage",
              target_type: "shipping_methods",
              allocation: "across",
              value: 100,
            },
          },
        ],
      ])("of a promotion for %s tells no till of it", async (_, more) => {
        const reader = await follow(["promotion"])
        await reader.pull()
        await promotionOf(more)
        expect(inShort(await reader.pull())).toEqual(["promotion delete"])
      })

      it("of a shopper tells her initials and last digits, to tills that asked for customers", async () => {
        const customers = getContainer().resolve(Modules.CUSTOMER)
        const [asked, others] = [await follow(["customer"]), await follow(CATALOGUE)]
        await Promise.all([asked.pull(), others.pull()])
        const anna = await customers.createCustomers({
          first_name: "Anna",
          last_name: "kuznetsova",
          email: "anna.k@example.com",
          phone: "+7 (916) 123-45-67",
        })
        expect(await asked.pull()).toEqual([
          {
            type: "customer",
            op: "upsert",
            id: anna.id,
            data: {
              first_name: "Anna",
              last_initial: "K",
              phone_last_digits: "4567",
              email_hint: "a…@example.com",
              has_account: false,
              group_ids: [],
            },
          },
        ])
        expect(await others.pull()).toEqual([])

        await run(updateCustomersWorkflow as never, {
          selector: { id: anna.id },
          update: { first_name: "Anya" },
        })
        expect(dataOf(await asked.pull(), "customer", anna.id)?.first_name).toBe("Anya")
        await customers.softDeleteCustomers([anna.id])
        expect(inShort(await asked.pull())).toEqual(["customer delete"])
      })
    })

    it("tells prices from which a till finds out what Medusa would ask", async () => {
      const coat = await newCoat()
      await assertPricesAgree(getContainer(), placeOf(stores[0]!), coat.variant_id)
    })

    describe("a token", () => {
      const codeOf = async (attempt: Promise<unknown>) =>
        attempt.then(
          () => "fine",
          (error: ProblemError) => error.problem.code
        )

      const readWith = (token: string, store = stores[0]!) =>
        changesAfter(getContainer(), {
          place: placeOf(store),
          since: readToken(token),
          limit: 1,
          now: new Date(),
        })

      it("of another store is refused", async () => {
        const mine = await follow(["product"], stores[0])
        await mine.pull()
        const theirs = await follow(["product"], stores[1])
        expect(await codeOf(readWith(mine.token(), stores[1]!))).toBe("resync_required")
        expect(await codeOf(readWith(theirs.token(), stores[1]!))).toBe("fine")
      })

      it("lives as long as its till polls, and ends after the days of the option without", async () => {
        const [asleep, awake] = [await follow(["product"]), await follow(["product"])]
        await Promise.all([asleep.pull(), awake.pull()])
        const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
        await newCoat()
        await awake.pull()
        await sql.raw("update omni_change set marked_at = now() - interval '31 days'")
        await awake.settled()
        await runReconcileJob(getContainer(), "omni-forget-changes")

        expect(await codeOf(asleep.poll())).toBe("resync_required")
        expect(await codeOf(awake.poll())).toBe("fine")
      })

      it("from before the triggers were bound anew is refused", async () => {
        const reader = await follow(["product"])
        await reader.pull()
        const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
        const { rows } = await sql.raw(
          "select tgname from pg_trigger where tgrelid = 'product'::regclass and tgname like 'omni_change_insert%'"
        )
        await sql.raw(`drop trigger ${rows[0].tgname} on product`)
        const boot = () => bindChangeTriggers({ container: getContainer() } as never)
        await Promise.all([boot(), boot(), boot()])

        expect(await codeOf(reader.poll())).toBe("resync_required")
        const again = await follow(["product"])
        await again.pull()
        await boot()
        await newCoat()
        expect(inShort(await again.pull())).toEqual(["product upsert"])
      })

      it("from the future of a restored database is refused", async () => {
        const reader = await follow(["product"])
        await reader.pull()
        const token = decodeToken(reader.token())!
        const later = { ...token, place: { xid: `${BigInt(token.place.xid) + 1000n}`, id: "0" } }
        expect(await codeOf(readWith(encodeToken(later)))).toBe("resync_required")
      })
    })

    it("takes the same number of statements for one change as for many", async () => {
      const connection = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const reader = await follow(CHANGE_TYPES)
      await reader.pull()
      const statementsOf = async (coats: number) => {
        for (let made = 0; made < coats; made++) {
          await newCoat()
        }
        await reader.settled()
        let statements = 0
        const count = () => void statements++
        connection.on("query", count)
        const { changes } = await reader.poll()
        connection.off("query", count)
        return { statements, changes: changes.length }
      }
      const [one, many] = [await statementsOf(1), await statementsOf(5)]
      expect(many.changes).toBe(5 * one.changes)
      expect(many.statements).toBe(one.statements)
      expect((await statementsOf(0)).statements).toBeLessThanOrEqual(3)
    })
  },
})
