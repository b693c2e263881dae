import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { Modules } from "@medusajs/framework/utils"
import type { Browser, Page } from "playwright-core"
import { STORE_RETURN_MODULE } from "../../src/modules/store-return"
import type { StoreReturnModuleService } from "../../src/modules/store-return/service"
import { signIn as signInByToken } from "../helpers/dashboard"
import {
  addPromotion,
  callers,
  cartFor,
  collectedOrder,
  openPickupShop,
  type PickupShop,
  startPayment,
  stockProduct,
  workJobs,
} from "../helpers/pickup-shop"
import { shopTest } from "../helpers/runner"
import { saleOf, TestTill } from "../helpers/till"
import { installedChrome, keepPicture, openChrome } from "./chrome"
import { card, hire, storeNamed, visitsTo } from "./shop-floor"

const BUILD_LIMIT_MS = 600_000
jest.setTimeout(120_000)

const run = promisify(execFile)
const TABLET = { width: 1024, height: 1366 }
const SMALL_TABLET = { width: 820, height: 1180 }
/** Where parcels come to. */
const CENTRE = "sloc_returns_centre"
const RECEIPT = "R-7001"
/** A coat, so that pictures of the desk show a picture. */
const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 56"><rect width="44" height="56" fill="#efe7dd"/><path d="M16 8h12l8 8-4 8-2-2v26H14V22l-2 2-4-8z" fill="#8a6d55"/></svg>'
)}`

/** Where there is no Chrome or Chromium these tests cannot run, and the summary says so. */
const inBrowser = installedChrome() ? describe : describe.skip

inBrowser("the return desk in a browser", () => {
  shopTest({
    keepData: true,
    env: {
      MEDUSA_ADMIN_DISABLED: "false",
      OMNICHANNEL_OPTIONS: JSON.stringify({ returns: { postLocationId: CENTRE } }),
    },
    testSuite: ({ api, getContainer, getUrl }) => {
      let browser: Browser
      let shop: PickupShop
      let headers: object
      let coat: { variant_id: string }
      const call = callers(
        api,
        () => shop.shop,
        () => headers
      )
      const as = visitsTo(getUrl, () => browser)

      /** Two coats bought online, cheaper by a promotion whose parts are no whole kopecks, and collected in Arbat. */
      const collected = async (): Promise<{ id: string; number: number }> => {
        const lines = [{ variant_id: coat.variant_id, quantity: 2 }]
        const cartId = await cartFor(call, shop.shop, storeNamed(shop, 0).id, lines)
        await call.store("POST", `/carts/${cartId}/promotions`, { promo_codes: ["LESS"] })
        await startPayment(call, cartId)
        const id = await collectedOrder(getContainer(), call, cartId)
        const { data } = await call.admin("GET", `/orders/${id}?fields=id,display_id`)
        return { id, number: data.order.display_id as number }
      }
      /** A shopper with a link asks to return units of the one line of an order. */
      const announce = async (order_id: string, quantity: number, way: "store" | "post") => {
        const { data } = await call.admin("POST", `/return-desk/orders/${order_id}/guest-link`)
        const link = { "x-pickup-link": data.guest_link.token as string }
        const { lines } = (await call.admin("GET", `/return-desk/orders/${order_id}`)).data.order
        const units = [{ line_item_id: lines[0].line_item_id, quantity, reason: "fit" }]
        const asked = await call.store(
          "POST",
          "/orders/by-link/return-requests",
          { way, units },
          link
        )
        expect([asked.status, asked.data.code]).toEqual([201, undefined])
        return asked.data.return_request as { id: string; code: string }
      }
      /** Somebody else takes one coat of the order back. */
      const takeElsewhere = async (order_id: string, request_id?: string) => {
        const { order } = (await call.admin("GET", `/return-desk/orders/${order_id}`)).data
        const units = [{ line_item_id: order.lines[0].line_item_id as string, quantity: 1 }]
        const asked = { order_id, request_id, units, retail_store_id: storeNamed(shop, 0).id }
        const { data } = await call.admin("POST", "/return-desk/quote", asked)
        const taken = { ...units[0], reason: "other", grade: "resell" }
        const body = { ...asked, units: [taken], amount: data.quote.amount }
        expect((await call.admin("POST", "/return-desk/returns", body)).status).toBe(201)
      }
      const find = async (page: Page, text: string) => {
        await page.getByRole("textbox", { name: /^(What was bought|Что купили)$/ }).fill(text)
        await page.keyboard.press("Enter")
      }
      const chooseStore = async (page: Page) => {
        await page.getByRole("combobox", { name: /^(Store|Магазин)$/ }).click()
        await page.getByRole("option", { name: /Sokol/ }).click()
      }

      beforeAll(async () => {
        browser = await openChrome()
        const container = getContainer()
        shop = await openPickupShop(container)
        headers = (await signInByToken(container, "boss")).headers
        coat = await stockProduct(container, shop.shop, "Coat", {
          [storeNamed(shop, 0).stock_location_id]: 40,
          [storeNamed(shop, 1).stock_location_id]: 20,
        })
        await stockProduct(container, shop.shop, "Scarf", {
          [storeNamed(shop, 1).stock_location_id]: 5,
        })
        await container.resolve(Modules.STOCK_LOCATION).createStockLocations({
          ...{ id: CENTRE, name: "Returns centre" },
          address: { address_1: "Lenina 5", city: "Tver", country_code: "ru" },
        } as never)
        const stores = container.resolve(Modules.STORE)
        const [own] = await stores.listStores({})
        const currency = { currency_code: "rub", is_default: true }
        await stores.updateStores(own!.id, { supported_currencies: [currency] } as never)
        const products = container.resolve(Modules.PRODUCT)
        const variant = await products.retrieveProductVariant(coat.variant_id)
        await products.updateProducts(variant.product_id!, { thumbnail: PICTURE })
        await addPromotion(container, "LESS", 1000.01)
        await hire(container, "vera")
      }, BUILD_LIMIT_MS)

      afterAll(async () => {
        await browser?.close()
      })

      it("takes a unit back on a tablet, from the scan to the settled return, and once however often it is pressed", async () => {
        const order = await collected()
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await open("/returns/desk")
          await page.getByText("Which store is this?").waitFor()
          await chooseStore(page)
          await find(page, "#999999")
          await page.getByText("Nothing was bought under this").waitFor()
          await find(page, `#${order.number}`)
          await page.getByRole("heading", { name: `Order #${order.number}`, exact: true }).waitFor()
          // The goods are scanned too.
          await find(page, "Coat-m")
          const takeBack = page.getByRole("button", { name: "Take back", exact: true })
          await page.getByText("Choose a reason for each unit.").waitFor()
          expect(await takeBack.isDisabled()).toBe(true)
          await page.getByRole("button", { name: "Size", exact: true }).click()
          await page.getByText("₽9,400.00").first().waitFor()
          await keepPicture(page, "return-desk-en")
          await takeBack.click()
          const dialog = page.getByRole("dialog")
          await dialog.getByText("Size · Fit for sale").waitFor()
          await keepPicture(page, "return-confirm-en")
          await dialog.getByRole("button", { name: "Take back", exact: true }).dblclick()

          const title = `Return of order #${order.number}`
          await page.getByRole("heading", { name: title, exact: true }).waitFor()
          await card(page, "Money").getByText("On its way").waitFor()
          await workJobs(getContainer())
          // Nobody reloads: the page asks until the money is where it belongs.
          await card(page, "History").getByText("All is settled").waitFor()
          await card(page, "History").getByText("Goods taken back").waitFor()
          await keepPicture(page, "return-en")

          await open(`/orders/${order.id}`)
          const widget = card(page, "Returns")
          await widget.getByText("1 has come back").waitFor()
          await widget.getByText("1 may come back").waitFor()
          await widget.scrollIntoViewIfNeeded()
          await keepPicture(page, "order-returns-en")
          await widget.getByRole("link", { name: "Take back" }).click()
          await page.getByRole("heading", { name: `Order #${order.number}`, exact: true }).waitFor()
        })
        const { data } = await call.admin("GET", `/return-desk/returns?order_id=${order.id}`)
        expect(data).toMatchObject({ count: 1, returns: [{ amount: 9_400_00, state: "settled" }] })
      })

      it("tells in Russian that somebody was faster, and shows the order as it is", async () => {
        const order = await collected()
        await as("vera", { language: "ru", ...TABLET }, async (page, open) => {
          await open(`/returns/desk?order=${order.id}`)
          await chooseStore(page)
          const more = page.getByRole("button", { name: /^Больше: Coat/ })
          await more.click()
          await more.click()
          await page.getByRole("button", { name: "Качество" }).first().click()
          await page.getByRole("button", { name: "Размер", exact: true }).last().click()
          await page.getByRole("button", { name: "Повреждено" }).first().click()
          await page
            .getByText(/18\s799,99/)
            .first()
            .waitFor()
          await keepPicture(page, "return-desk-ru")
          await page.getByRole("button", { name: "Принять возврат", exact: true }).click()
          await page.getByRole("dialog").waitFor()
          await takeElsewhere(order.id)
          await page.getByRole("dialog").getByRole("button", { name: "Принять" }).click()
          await page.getByText("Вернуть можно меньше, чем выбрано").first().waitFor()
          await page.getByText("Возвращается: 1").waitFor()
          await workJobs(getContainer())
        })
      })

      it("takes back what a till sold, and a manager writes down the cash they gave", async () => {
        const till = await TestTill.open(getContainer(), getUrl(), storeNamed(shop, 0).id)
        const tenders = [{ type: "cash", amount: 899_000 }]
        const sale = saleOf([{ sku: "Coat-m" }], { receipt_number: RECEIPT, tenders })
        await till.push([till.event("sale.completed", sale)])
        await workJobs(getContainer())
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await open("/returns/desk")
          await chooseStore(page)
          await find(page, RECEIPT)
          await page.getByRole("button", { name: /^More: Coat/ }).click()
          await page.getByRole("button", { name: "Changed mind" }).click()
          await page.getByText("Cash").waitFor()
          await page.getByRole("button", { name: "Take back", exact: true }).click()
          await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click()
          await card(page, "Money").getByText("Waits for a manager").waitFor()
          await workJobs(getContainer())
          await page.getByText("Waits for staff").waitFor()
          await keepPicture(page, "return-waiting-en")
          await page.getByRole("button", { name: "Given back by hand" }).click()
          await page
            .getByRole("alertdialog")
            .getByRole("button", { name: "Given back by hand" })
            .click()
          await card(page, "History").getByText("All is settled").waitFor()
          await card(page, "Money").getByText("Given back by vera").waitFor()
        })
      })

      it("exchanges a unit for dearer goods, and the shopper pays the one difference", async () => {
        const order = await collected()
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await open(`/returns/desk?order=${order.id}`)
          await chooseStore(page)
          await page.getByRole("button", { name: /^More: Coat/ }).click()
          await page.getByRole("button", { name: "Size", exact: true }).click()
          // Even, and offered with one tap; she prefers something else.
          await page.getByRole("button", { name: "Hand out: Coat · M" }).click()
          await page.getByRole("button", { name: "Less: Coat · M", exact: true }).click()
          await page.getByRole("combobox", { name: "Goods in exchange" }).click()
          await page.getByRole("textbox", { name: "Search", exact: true }).fill("Scarf")
          await page.getByRole("option", { name: /Scarf/ }).click()
          await page.getByText("To pay").waitFor()
          await page.getByRole("button", { name: "Cash", exact: true }).click()
          await keepPicture(page, "return-exchange-en")
          await page.getByRole("button", { name: "Exchange", exact: true }).click()
          const dialog = page.getByRole("dialog")
          await dialog.getByRole("heading", { name: /^Exchange and take/ }).waitFor()
          await dialog.getByRole("button", { name: "Take back", exact: true }).click()
          await card(page, "Given in exchange").getByText("Scarf").first().waitFor()
          await workJobs(getContainer())
          await card(page, "History").getByText("All is settled").waitFor()
          await keepPicture(page, "return-exchanged-en")
        })
      })

      it("delivers in exchange what lies elsewhere, to an address that is asked for", async () => {
        const order = await collected()
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await open(`/returns/desk?order=${order.id}`)
          await chooseStore(page)
          await page.getByRole("button", { name: /^More: Coat/ }).click()
          await page.getByRole("button", { name: "Quality", exact: true }).click()
          await page.getByRole("button", { name: "Deliver Coat · M from Warehouse" }).click()
          await page.getByText("Say where it is delivered.").waitFor()
          const exchange = page.getByRole("button", { name: "Exchange", exact: true })
          expect(await exchange.isDisabled()).toBe(true)
          for (const [field, text] of [
            ["First name", "Anna"],
            ["Last name", "Orlova"],
            ["Phone", "+79120000000"],
            ["Street and house", "Lenina 5"],
            ["City", "Tver"],
            ["Postcode", "170000"],
          ] as const) {
            await page.getByLabel(field, { exact: true }).fill(text)
          }
          await keepPicture(page, "return-delivery-en")
          await exchange.click()
          const dialog = page.getByRole("dialog")
          await dialog.getByText(/Delivered from Warehouse/).waitFor()
          await dialog.getByRole("button", { name: "Take back", exact: true }).click()
          await card(page, "Given in exchange").getByText("Delivered from Warehouse").waitFor()
          await workJobs(getContainer())
          await card(page, "History").getByText("All is settled").waitFor()
        })
      })

      it("has in exchange collected what lies in another store, and leads to its pickup and back", async () => {
        const order = await collected()
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await open(`/returns/desk?order=${order.id}`)
          await chooseStore(page)
          await page.getByRole("button", { name: /^More: Coat/ }).click()
          await page.getByRole("button", { name: "Quality", exact: true }).click()
          const warehouse = page.getByRole("button", { name: "Collect Coat · M in Warehouse" })
          await page.getByRole("button", { name: "Deliver Coat · M from Warehouse" }).waitFor()
          expect(await warehouse.count()).toBe(0)
          await page.getByRole("button", { name: "Collect Coat · M in Arbat" }).click()
          await page
            .getByText(/^Collected in Arbat/)
            .first()
            .waitFor()
          await keepPicture(page, "return-collect-en")
          await page.getByRole("button", { name: "Exchange", exact: true }).click()
          const dialog = page.getByRole("dialog")
          await dialog.getByText(/Collected in Arbat/).waitFor()
          await dialog.getByRole("button", { name: "Take back", exact: true }).click()
          await card(page, "Given in exchange")
            .getByText(/^Collected in Arbat/)
            .waitFor()
          await workJobs(getContainer())
          await card(page, "History").getByText("All is settled").waitFor()
          await keepPicture(page, "return-collected-later-en")
          await card(page, "Given in exchange").getByRole("link", { name: "Open pickup" }).click()
          await page.getByRole("heading", { name: `Order #${order.number}`, exact: true }).waitFor()
          await page.getByText("Paid at the return desk").waitFor()
          await keepPicture(page, "pickup-of-exchange-en")
          await page.getByRole("link", { name: "Goods of an exchange" }).click()
          await card(page, "Given in exchange").waitFor()
        })
      })

      it("lists what came back, and reports it by reason, product, store and channel, as a file too", async () => {
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await open("/returns")
          await page.getByRole("row", { name: /Sokol/ }).first().waitFor()
          await page.getByRole("row", { name: /Arbat/ }).waitFor()
          await keepPicture(page, "returns-en")
          await chooseStore(page)
          await page.getByRole("row", { name: /Arbat/ }).waitFor({ state: "detached" })
          await page.getByRole("button", { name: "Waits for staff" }).click()
          await page.getByText("Nothing found").waitFor()
          await page.getByRole("button", { name: "Clear filters" }).click()
          await page.getByRole("row", { name: /Arbat/ }).waitFor()

          await page.getByRole("link", { name: "Report on returns" }).last().click()
          await card(page, "By reason").getByText("Changed mind").waitFor()
          await card(page, "By store").getByText("Arbat").waitFor()
          await page.getByText(/^Return rate, of \d+ units sold$/).waitFor()
          await card(page, "By product")
            .getByText(/^of \d+ sold$/)
            .first()
            .waitFor()
          await keepPicture(page, "returns-report-en")
          const download = page.waitForEvent("download")
          await page.getByRole("button", { name: "CSV" }).click()
          const file = await readFile(await (await download).path(), "utf8")
          expect(file).toMatch(/^reasons,changed_mind,changed_mind,\d+,/m)
        })
        await as("vera", { language: "ru", ...TABLET }, async (page, open) => {
          await open("/returns")
          await page.getByRole("row", { name: /Sokol/ }).first().click()
          await card(page, "История").getByText("Всё завершено").waitFor()
          await keepPicture(page, "return-ru")
          await open("/returns/report")
          await card(page, "По причинам").getByText("Передумали").waitFor()
          await keepPicture(page, "returns-report-ru")
        })
      })

      it("takes goods back without a receipt, from the scan to the case", async () => {
        await collected()
        await as("vera", { language: "en", ...SMALL_TABLET }, async (page, open) => {
          await open("/returns/desk")
          await chooseStore(page)
          await page.getByRole("link", { name: "Without a receipt" }).click()
          await page.getByText("Scan what is brought").waitFor()
          await keepPicture(page, "return-blind-start-en")
          const scan = async (text: string) => {
            await page.getByRole("textbox", { name: "Goods", exact: true }).fill(text)
            await page.keyboard.press("Enter")
          }
          await scan("no-such-thing")
          await page.getByText("No goods have this code or name.").waitFor()
          await scan("coat-M")
          // Worth is told before anybody shows a document.
          await page.getByText("lowest price paid in 30 days").waitFor()
          await page.getByText("Write down who brings it.").waitFor()
          await scan("Scarf-m")
          await page
            .getByText(/lowest price/)
            .nth(1)
            .waitFor()
          await page.getByRole("button", { name: "Remove: Scarf" }).first().click()
          await page.getByRole("group", { name: /^Scarf/ }).waitFor({ state: "detached" })
          await page.getByRole("button", { name: "Size", exact: true }).click()
          await page.getByRole("button", { name: "Damaged", exact: true }).click()
          await page.getByRole("button", { name: "Fit for sale", exact: true }).click()
          await page.getByLabel("Last four signs of its number").fill("12")
          await page.getByLabel("Name", { exact: true }).fill("Ivan Petrov")
          await page.getByText("Four letters or digits are needed.").waitFor()
          await keepPicture(page, "return-blind-mistake-en")
          await page.getByLabel("Last four signs of its number").fill("1234")
          await page.getByRole("button", { name: "Passport", exact: true }).click()
          const takeBack = page.locator("button:enabled", { hasText: /^Take back$/ })
          await takeBack.waitFor()
          await keepPicture(page, "return-blind-en")
          await takeBack.click()
          const dialog = page.getByRole("dialog")
          await dialog.getByText("Passport … 1234").waitFor()
          await keepPicture(page, "return-blind-confirm-en")
          await dialog.getByRole("button", { name: "Take back", exact: true }).dblclick()
          await page.getByRole("heading", { name: "Return without a receipt" }).waitFor()
          await card(page, "Money").getByText("Waits for a manager").waitFor()
          await keepPicture(page, "return-blind-case-en")
        })
        await as("vera", { language: "ru", width: 1280, height: 900 }, async (page, open) => {
          await open("/returns/desk/blind")
          await chooseStore(page)
          await page.getByRole("textbox", { name: "Товар", exact: true }).fill("Coat-m")
          for (let scan = 0; scan < 4; scan++) {
            await page.keyboard.press("Enter")
            const unit = page.getByRole("button", { name: /^Убрать: Coat/ })
            await unit.nth(scan).waitFor()
          }
          // More than one person may bring: who may let it in is told before anybody confirms.
          await page.getByText(/за 90 дн\. без чека/).waitFor()
          await page.getByText("Вы можете разрешить").waitFor()
          await keepPicture(page, "return-blind-ru")
        })
        const { data } = await call.admin("GET", "/return-desk/returns?limit=100")
        const blind = (data.returns as { order_id: string | null }[]).filter(
          ({ order_id }) => order_id === null
        )
        expect(blind).toMatchObject([
          { units: [{ title: "Coat", reason: "size", grade: "resell" }] },
        ])
      })

      it("takes at the desk what a shopper announced, by her code", async () => {
        const order = await collected()
        const asked = await announce(order.id, 2, "store")
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await open("/returns/desk")
          await chooseStore(page)
          await find(page, asked.code)
          await page.getByRole("heading", { name: `Order #${order.number}`, exact: true }).waitFor()
          await page.getByText("2 / 2").waitFor()
          await page.getByRole("button", { name: "Take back", exact: true }).click()
          await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click()
          await page.getByRole("heading", { name: `Return of order #${order.number}` }).waitFor()
        })
        await workJobs(getContainer())
        const { data } = await call.admin("GET", `/return-desk/requests?order_id=${order.id}`)
        expect(data.return_requests).toMatchObject([{ state: "received" }])
      })

      it("opens what was announced by its order, and calls it off to be exchanged", async () => {
        const order = await collected()
        await announce(order.id, 2, "store")
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await open(`/orders/${order.id}`)
          const widget = card(page, "Returns")
          await widget.getByText("1 announced return is awaited").waitFor()
          await widget.getByRole("button", { name: "Link for the shopper" }).click()
          await page.getByRole("dialog").getByText("The shop has no page for it").waitFor()
          await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click()
          await widget.getByRole("link", { name: "Take back" }).click()
          await chooseStore(page)
          const announced = card(page, "Announced online")
          await announced.getByText("Coat × 2").waitFor()
          await keepPicture(page, "return-announced-en")
          await announced.getByRole("button", { name: "Open it" }).click()
          await page.getByText("2 / 2").waitFor()
          await announced.getByRole("button", { name: "Call it off" }).click()
          await page.getByRole("alertdialog").getByRole("button", { name: "Call it off" }).click()
          // What was chosen stays chosen.
          await page.getByRole("combobox", { name: "Goods in exchange" }).waitFor()
          await page.getByText("2 / 2").waitFor()
          expect(await announced.count()).toBe(0)
        })
        const { data } = await call.admin("GET", `/return-desk/requests?order_id=${order.id}`)
        expect(data.return_requests).toMatchObject([{ state: "cancelled" }])
      })

      it("leaves what was announced when it is over and cannot be called off", async () => {
        const order = await collected()
        const asked = await announce(order.id, 1, "store")
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await open(`/returns/desk?order=${order.id}`)
          await chooseStore(page)
          const announced = card(page, "Announced online")
          await announced.getByRole("button", { name: "Open it" }).click()
          await announced.getByRole("button", { name: "Call it off" }).waitFor()
          await takeElsewhere(order.id, asked.id)
          await announced.getByRole("button", { name: "Call it off" }).click()
          await page.getByRole("alertdialog").getByRole("button", { name: "Call it off" }).click()
          await page.getByText("received or called off before").first().waitFor()
          await page.getByRole("combobox", { name: "Goods in exchange" }).waitFor()
          await announced.waitFor({ state: "detached" })
          await page.getByText("1 / 1").waitFor()
        })
        await workJobs(getContainer())
      })

      it("sends one coat on to the centre and puts the other one where it is mended", async () => {
        const { options } = getContainer().resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
        options.returns.centreStoreId = storeNamed(shop, 2).id
        const order = await collected()
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await open(`/returns/desk?order=${order.id}`)
          await chooseStore(page)
          const more = page.getByRole("button", { name: /^More: Coat/ })
          await more.click()
          await page.getByRole("button", { name: "Size", exact: true }).click()
          await page.getByRole("switch", { name: "Send to Ural" }).click()
          await more.click()
          const mend = page.getByRole("button", { name: "Needs cleaning or mending" })
          await mend.last().click()
          // What is to be mended is not sent on.
          expect(await page.getByRole("switch", { name: "Send to Ural" }).count()).toBe(1)
          await keepPicture(page, "return-desk-centre-en")
          await page.getByRole("button", { name: "Take back", exact: true }).click()
          const dialog = page.getByRole("dialog")
          await dialog.getByText("Fit for sale · To the centre").waitFor()
          await dialog.getByRole("button", { name: "Take back", exact: true }).click()
          const goods = card(page, "Goods")
          await goods.getByText("To the centre · Sokol").waitFor()
          await goods.getByText("To be cleaned or mended · not counted as stock").waitFor()
          await keepPicture(page, "return-centre-en")
          await goods.getByRole("link", { name: "Open the transfer" }).click()
          await page.getByRole("dialog").getByText("Ural").first().waitFor()
        })
        options.returns.centreStoreId = undefined
        await workJobs(getContainer())
      })

      it("opens parcels: fewer units than announced with a foreign thing, and an empty box", async () => {
        const [order, other] = [await collected(), await collected()]
        const asked = await announce(order.id, 2, "post")
        await announce(other.id, 1, "post")
        await as("vera", { language: "en", ...SMALL_TABLET }, async (page, open) => {
          await open("/returns/parcels")
          await page.getByRole("row", { name: `#${order.number} ` }).waitFor()
          await keepPicture(page, "parcels-en")
          const field = page.getByRole("textbox", { name: "Parcel", exact: true })
          await field.fill("2222-2222")
          await page.keyboard.press("Enter")
          await page.getByText("Nothing has this code.").waitFor()
          await field.fill(asked.code)
          await page.keyboard.press("Enter")
          await page.getByRole("heading", { name: `Parcel of order #${order.number}` }).waitFor()
          const receive = page.getByRole("button", { name: "Receive the parcel" })
          await page.getByText("Write down what is in the parcel").waitFor()
          expect(await receive.isDisabled()).toBe(true)
          await page.getByRole("button", { name: "All as announced" }).click()
          await page.getByText("2 / 2").waitFor()
          await page.getByRole("button", { name: /^Remove: Coat.*unit 1/ }).click()
          await page.getByRole("button", { name: "Damaged", exact: true }).click()
          await page.getByText("Coat: 2 announced, 1 in the parcel").waitFor()
          await page.getByRole("button", { name: "Add a thing" }).click()
          await page.getByRole("textbox", { name: "What is it?" }).fill("A blue scarf")
          await keepPicture(page, "parcel-en")
          await receive.click()
          await page.getByRole("dialog").getByText("A blue scarf").waitFor()
          await keepPicture(page, "parcel-confirm-en")
          await page.getByRole("dialog").getByRole("button", { name: "Receive" }).dblclick()
          const outcome = card(page, "What became of it")
          await outcome.getByText("Damaged").waitFor()
          await outcome.getByText("A blue scarf, 1 unit").waitFor()
          await keepPicture(page, "parcel-received-en")
          await outcome.getByRole("link", { name: "Open the return" }).click()
          await page.getByRole("heading", { name: `Return of order #${order.number}` }).waitFor()
        })
        await as("vera", { language: "ru", width: 1280, height: 900 }, async (page, open) => {
          await open("/returns/parcels")
          await page.getByRole("row", { name: `#${other.number} ` }).click()
          await page.getByRole("switch", { name: "Из заказа в ней ничего нет" }).click()
          await keepPicture(page, "parcel-ru")
          await page.getByRole("button", { name: "Принять посылку" }).click()
          await page.getByRole("dialog").getByRole("button", { name: "Принять" }).click()
          await page.getByText("возврат завершён, деньги не меняются").waitFor()
          await open("/returns/parcels")
          await page.getByText("Посылок не ждём").waitFor()
          await keepPicture(page, "parcels-ru")
        })
        await workJobs(getContainer())
        const { data } = await call.admin("GET", `/return-desk/requests?order_id=${order.id}`)
        expect(data.return_requests).toMatchObject([
          { state: "received", strays: [{ description: "A blue scarf", quantity: 1 }] },
        ])
      })

      it("tells what of a parcel goes back to its shopper before it is received", async () => {
        const order = await collected()
        const asked = await announce(order.id, 2, "post")
        await as("vera", { language: "en", ...SMALL_TABLET }, async (page, open) => {
          await open(`/returns/parcels/${asked.id}`)
          await page.getByRole("button", { name: "All as announced" }).click()
          await page.getByText("2 / 2").waitFor()
          // The second click meets the next unit.
          await page.getByRole("button", { name: /^Remove: Coat.*unit 1/ }).dblclick()
          await page.getByText("1 / 2").waitFor()
          await page.getByRole("switch", { name: "It came, but we do not take it back" }).click()
          await page.getByText("Coat: 2 announced, 1 taken back").waitFor()
          await page.getByLabel("Why not").fill("Worn for weeks")
          await keepPicture(page, "parcel-refused-en")
          await page.getByRole("button", { name: "Receive the parcel" }).click()
          const dialog = page.getByRole("dialog")
          await dialog.getByText("1 unit · sent back to the shopper").waitFor()
          await keepPicture(page, "parcel-refused-confirm-en")
          await dialog.getByRole("button", { name: "Receive" }).click()
          await card(page, "What became of it").getByText("Worn for weeks").waitFor()
        })
        await workJobs(getContainer())
      })

      it("shows the policy that holds, and keeps the next version beside it", async () => {
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await open("/settings/return-policy")
          await page.getByText("Nobody has published a policy yet").waitFor()
          await page.getByRole("button", { name: "New version" }).click()
          const form = page.getByRole("dialog")
          await form.getByLabel("Days to return what was bought online").fill("14")
          await form.getByRole("button", { name: "Add an exception" }).click()
          const save = form.getByRole("button", { name: "Save from now" })
          await save.click()
          const mistakes = form.getByRole("alert")
          await mistakes.getByText("Exception 1: choose the goods it is for.").waitFor()
          await mistakes.getByText("Exception 1: say how many days, 3,650 at most.").waitFor()

          const exception = form.getByRole("group", { name: "Exception 1", exact: true })
          await exception.getByRole("combobox", { name: "Goods", exact: true }).click()
          await page.getByRole("option", { name: /^Coat/ }).click()
          await exception.getByRole("combobox", { name: "Where they were bought" }).click()
          await page.getByRole("option", { name: "Bought in a store", exact: true }).click()
          await exception.getByLabel("Days to return").fill("30")
          await form.getByRole("combobox", { name: "Goods that are not taken back" }).click()
          await page.getByRole("option", { name: /^Scarf/ }).click()
          await form.getByRole("combobox", { name: "Add a way it was paid" }).click()
          await page.getByRole("option", { name: "Card, at a till", exact: true }).click()
          const byCard = form.getByRole("group", { name: "Card, at a till", exact: true })
          await byCard.getByRole("checkbox", { name: "As it was paid" }).click()
          await save.click()
          await mistakes.getByText("Card, at a till: choose at least one way back.").waitFor()
          await byCard.getByRole("checkbox", { name: "Card", exact: true }).click()
          await byCard.getByRole("checkbox", { name: "Store credit" }).click()
          await form.getByRole("combobox", { name: /^Clock of returns/ }).click()
          await page.getByRole("textbox", { name: "Search" }).fill("yekaterinburg")
          await page.getByRole("option", { name: /^Asia\/Yekaterinburg/ }).click()
          await keepPicture(page, "return-policy-form-en")
          await save.click()

          for (const said of [
            "Product “Coat”. Bought in a store: 30 days",
            "Product “Scarf”",
            "Card, at a till → Card; if the shopper asks: Store credit",
            /^Asia\/Yekaterinburg/,
          ]) {
            await page.getByText(said, { exact: true }).first().waitFor()
          }
          await page.getByRole("row", { name: /1 In force/ }).click()
          await page.getByRole("dialog").getByText("Version 1").first().waitFor()
          await keepPicture(page, "return-policy-en")
        })
        const { rules } = (await call.admin("GET", "/return-policies/current")).data.policy
        const { products } = (await call.admin("GET", "/products?fields=id,title")).data
        const goods = (...titles: string[]) => ({
          product_ids: titles.map(
            (title) => products.find((each: { title: string }) => each.title === title).id as string
          ),
          ...{ category_ids: [], tag_ids: [] },
        })
        expect(rules).toMatchObject({
          time_zone: "Asia/Yekaterinburg",
          windows: {
            online: 14,
            exceptions: [{ goods: goods("Coat"), channel: "store", days: 30 }],
          },
          excluded: goods("Scarf"),
          refund_to: { card: ["card", "store_credit"] },
        })
        const gone = { ...rules, excluded: { ...goods(), product_ids: ["prod_gone"] } }
        expect((await call.admin("POST", "/return-policies", { rules: gone })).status).toBe(201)
        await as("vera", { language: "ru", width: 1280, height: 900 }, async (page, open) => {
          await open("/settings/return-policy")
          await page.getByText("Товара больше нет (prod_gone)").waitFor()
          await page.getByText("Товар «Coat». Куплено в магазине: 30 дней").waitFor()
          await keepPicture(page, "return-policy-ru")
        })
      })

      it("writes a policy upon the version it was opened with, and takes what is typed as it is sent", async () => {
        const { rules } = (await call.admin("GET", "/return-policies/current")).data.policy
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await page.route("**/admin/product-tags*", (route) => route.abort())
          await open("/settings/return-policy")
          await page.getByRole("button", { name: "New version" }).click()
          const form = page.getByRole("dialog")
          const save = form.getByRole("button", { name: "Save from now" })
          await form.getByRole("combobox", { name: "Goods that are not taken back" }).click()
          await page.getByText("No connection to the server").waitFor()
          await keepPicture(page, "picker-failed-en")
          await page.unroute("**/admin/product-tags*")
          await page.getByRole("button", { name: "Try again" }).click()
          await page.getByRole("option", { name: /^Coat/ }).click()

          const text = form.getByLabel("All rules as JSON")
          await form.getByText("For experts").click()
          const written = await text.inputValue()
          await text.fill("{")
          await form.getByText("For experts").click()
          await save.click()
          await form.getByText(/^This is no JSON object/).waitFor()
          expect(await text.evaluate((field) => field === document.activeElement)).toBe(true)
          await text.fill(written)

          const days = form.getByLabel("Without a receipt: within days")
          await days.fill("")
          expect(await days.inputValue()).toBe("")
          await days.blur()
          expect(await days.inputValue()).toBe("90")
          const dearest = form.getByLabel("Without a receipt: most for one unit, RUB")
          await dearest.fill("")
          await dearest.blur()
          expect(await dearest.inputValue()).toBe("15000.00")

          expect((await call.admin("POST", "/return-policies", { rules })).status).toBe(201)
          await dearest.fill("1600")
          await dearest.press("Control+Enter")
          await form.getByRole("alert").getByText("Somebody else has published").waitFor()
          expect(await dearest.inputValue()).toBe("1600.00")
          await keepPicture(page, "return-policy-changed-en")
          await form.getByRole("button", { name: "Cancel" }).click()
          await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click()

          await page.getByRole("button", { name: "New version" }).click()
          await dearest.fill("1600")
          await dearest.press("Enter")
          await form.waitFor({ state: "detached" })
          await page.getByText("Most for one unit without a receipt").waitFor()
          await page.getByText("₽1,600.00", { exact: true }).first().waitFor()
        })
        const { policy } = (await call.admin("GET", "/return-policies/current")).data
        expect(policy.rules).toEqual({
          ...rules,
          blind: { ...rules.blind, item_amounts: { rub: 1_600_00 } },
        })
      })

      // Last, because it leaves a return that waits for a manager.
      it("makes a gift receipt, and takes a gift back by its code without a price or a name on the page", async () => {
        const order = await collected()
        await as("vera", { language: "en", ...TABLET }, async (page, open) => {
          await open("/returns/desk")
          await chooseStore(page)
          await find(page, `#${order.number}`)
          await page.getByRole("button", { name: /^More: Coat/ }).click()
          await page.getByRole("button", { name: "Gift receipt", exact: true }).click()
          const made = page.getByRole("dialog")
          await made.getByRole("img", { name: "The code for the scanner" }).waitFor()
          const code = (await made.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent())!
          await keepPicture(page, "gift-receipt-en")
          await made.getByRole("button", { name: "Close", exact: true }).last().click()

          await find(page, `GIFT-${code}`)
          await page.getByRole("heading", { name: "Gift receipt", exact: true }).waitFor()
          await find(page, "Coat-m")
          await page.getByRole("button", { name: "Size", exact: true }).click()
          await page.getByText("Store credit or a gift card").waitFor()
          await keepPicture(page, "gift-desk-en")
          const said = (await page.getByRole("main").textContent())!
          expect(said).not.toMatch(/[\u20BD]|\d[.,]\d\d/)
          expect(said).not.toContain(`#${order.number}`)
          await page.getByRole("button", { name: "Take back", exact: true }).click()
          const dialog = page.getByRole("dialog")
          await dialog.getByText("Size · Fit for sale").waitFor()
          await dialog.getByRole("button", { name: "Take back", exact: true }).click()
          await page.getByText("Taken back", { exact: true }).waitFor()
          await workJobs(getContainer())
          await page.getByRole("link", { name: "Open the return" }).click()
          await card(page, "Money")
            .getByText("Gift card or store credit", { exact: true })
            .waitFor()
          await page.getByText("Gift receipt", { exact: true }).waitFor()
        })
        const { data } = await call.admin("GET", `/return-desk/returns?order_id=${order.id}`)
        expect(data).toMatchObject({
          returns: [{ state: "waiting", legs: [{ kind: "store_credit", amount: 9_400_00 }] }],
        })
      })
    },
  })

  beforeAll(async () => {
    await run(process.execPath, [join(__dirname, "build-dashboard.mjs")])
  }, BUILD_LIMIT_MS)
})
