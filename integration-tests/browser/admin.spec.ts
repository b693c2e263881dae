import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import type { Browser } from "playwright-core"
import { signIn as signInByToken } from "../helpers/dashboard"
import {
  callers,
  cartFor,
  makeReady,
  openPickupShop,
  type PickupShop,
  pickupOf,
  stockProduct,
  workJobs,
} from "../helpers/pickup-shop"
import { openPoints } from "../helpers/points-desk"
import { shopTest } from "../helpers/runner"
import { isSignedWith, openReceiver } from "../helpers/webhook-receiver"
import { accrue } from "../../src/modules/loyalty/operations/accrue"
import { writeLedger } from "../../src/workflows/loyalty/ledger"
import type { AdminPickupDetail } from "../../src/types/http"
import { assignStaffWorkflow } from "../../src/workflows/retail-store"
import { installedChrome, keepPicture, openChrome } from "./chrome"
import { card, hire, storeNamed, visitsTo } from "./shop-floor"

const BUILD_LIMIT_MS = 600_000
jest.setTimeout(120_000)

const run = promisify(execFile)

/** Where there is no Chrome or Chromium these tests cannot run, and the summary says so. */
const inBrowser = installedChrome() ? describe : describe.skip

inBrowser("the dashboard in a browser", () => {
  shopTest({
    keepData: true,
    env: {
      MEDUSA_ADMIN_DISABLED: "false",
      OMNICHANNEL_OPTIONS: JSON.stringify({
        webhooks: { requireHttps: false, allowPrivateAddresses: true },
      }),
    },
    testSuite: ({ api, getContainer, getUrl }) => {
      let browser: Browser
      let shop: PickupShop
      let headers: object
      let coat: { variant_id: string }
      let points: ReturnType<typeof openPoints> | undefined
      const openedPoints = () => (points ??= openPoints(getContainer()))
      const call = callers(
        api,
        () => shop.shop,
        () => headers
      )

      const order = async (quantity: number, at = 0, choice = {}): Promise<AdminPickupDetail> => {
        const lines = [{ variant_id: coat.variant_id, quantity }]
        const cart = await cartFor(call, shop.shop, storeNamed(shop, at).id, lines, choice)
        const { data } = await call.store("POST", `/carts/${cart}/complete`)
        return await pickupOf(call, data.order.id)
      }
      const as = visitsTo(getUrl, () => browser)

      beforeAll(async () => {
        browser = await openChrome()
        shop = await openPickupShop(getContainer())
        headers = (await signInByToken(getContainer(), "boss")).headers
        coat = await stockProduct(getContainer(), shop.shop, "Coat", {
          [storeNamed(shop, 0).stock_location_id]: 20,
          [storeNamed(shop, 1).stock_location_id]: 20,
        })
        await hire(getContainer(), "vera")
        const associate = await hire(getContainer(), "oleg")
        await assignStaffWorkflow(getContainer()).run({
          input: {
            retail_store_id: storeNamed(shop, 1).id,
            user_id: associate,
            role: "associate",
          },
        })
      }, BUILD_LIMIT_MS)

      afterAll(async () => {
        await browser?.close()
      })

      it.each([
        {
          language: "en",
          pickups: "Pickups",
          stores: "Stores",
          health: "Omnichannel health",
          hours: "Opening hours",
          settings: "Pickup settings",
        },
        {
          language: "ru",
          pickups: "Самовывоз",
          stores: "Магазины",
          health: "Состояние омниканальности",
          hours: "Часы работы",
          settings: "Настройки самовывоза",
        },
      ] as const)("opens every page in $language", async ({ language, ...words }) => {
        const pickup = await order(1)
        await as("vera", { language }, async (page, open) => {
          await open("/orders")
          await page.getByRole("link", { name: words.pickups, exact: true }).click()
          await page.getByRole("heading", { name: words.pickups, exact: true }).waitFor()
          await page.getByText(`#${pickup.order_display_id}`).waitFor()
          await keepPicture(page, `pickups-${language}`)

          await page.getByRole("link", { name: words.stores, exact: true }).click()
          await page.getByRole("heading", { name: words.stores, exact: true }).waitFor()
          await page.getByRole("row", { name: /Arbat/ }).click()
          await page.getByRole("heading", { name: words.hours, exact: true }).waitFor()
          await page.getByRole("heading", { name: words.settings, exact: true }).waitFor()
          await keepPicture(page, `store-${language}`)

          await open("/settings/omnichannel-health")
          await page.getByRole("heading", { name: words.health, exact: true }).waitFor()
          await page.getByText("PostgreSQL").waitFor()
          await keepPicture(page, `health-${language}`)
        })
      })

      it("works a pickup from the queue to collected by its code", async () => {
        const pickup = await order(2)
        await as("vera", { language: "en", width: 1024, height: 768 }, async (page, open) => {
          await open("/pickups")
          const row = page.getByRole("row", { name: new RegExp(`#${pickup.order_display_id}`) })
          await row.click()
          await page.getByRole("button", { name: "Accept", exact: true }).click()

          await page.getByRole("button", { name: "More: Found: Coat" }).click()
          await page.getByText("1 of 2").waitFor()
          await keepPicture(page, "pick-list-en")
          await page.getByRole("button", { name: "Found all" }).click()
          await page.getByRole("button", { name: "Ready for collection" }).click()
          await page.getByLabel("Bin").fill("B-7")
          await page.getByRole("button", { name: "Ready", exact: true }).click()
          await page.getByRole("button", { name: "Hand over", exact: true }).waitFor()

          // A shopper without a phone: a new code, told once.
          await page.locator("main").getByRole("button", { name: "Actions" }).click()
          await page.getByRole("menuitem", { name: "New code" }).click()
          await page.getByRole("button", { name: "Make a new code" }).click()
          const shown = page.getByRole("dialog").locator(".font-mono")
          const code = (await shown.textContent()) ?? ""
          expect(code.replace(/[^0-9A-Z]/gi, "").length).toBeGreaterThanOrEqual(8)
          await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click()

          await open("/pickups")
          await page.getByRole("row", { name: /B-7/ }).waitFor()
          await page.keyboard.press("/")
          await page.keyboard.type("WRONG-CODE")
          await page.keyboard.press("Enter")
          await page.locator("[aria-live=assertive]", { hasText: /\w/ }).waitFor()
          await page.getByLabel("Pickup code").fill(code)
          await page.keyboard.press("Enter")
          await page.getByRole("heading", { name: /^Hand over order/ }).waitFor()
          await keepPicture(page, "hand-over-en")
          await page.getByRole("button", { name: "Hand over", exact: true }).click()
          await page.getByText("Collected", { exact: true }).first().waitFor()
          await page.getByText("2 collected").waitFor()
          await card(page, "History").getByText("Handed over").waitFor()
          await keepPicture(page, "collected-en")
        })
        const { data } = await call.admin("GET", `/pickups/${pickup.id}`)
        expect(data.pickup).toMatchObject({ status: "collected", bin: "B-7" })
      })

      it("takes the money at the counter for what the shopper keeps, and no more", async () => {
        const pickup = await makeReady(call, await order(2, 0, { pay_in_store: true }))
        const { data } = await call.admin("POST", `/pickups/${pickup.id}/reissue-code`, {})
        await as("vera", { language: "en" }, async (page, open) => {
          await open(`/pickups/${pickup.id}`)
          await page.getByText("₽19,800.00 at the counter").waitFor()
          await page.getByRole("button", { name: "Hand over", exact: true }).click()
          await page.getByLabel("Pickup code").fill(String(data.code))
          await page.getByRole("button", { name: "More: Refused: Coat" }).click()
          await page.getByRole("button", { name: "Hand over", exact: true }).click()
          // The server knows the share of tax and discounts; its sum is filled in for a second look.
          await page.getByText("₽9,900.00").waitFor()
          await keepPicture(page, "pay-in-store-en")
          await page.getByRole("button", { name: "Hand over", exact: true }).click()
          await page.getByText("1 collected").waitFor()
          await page.getByText("1 refused").waitFor()
        })
      })

      it("tells who was slower that the pickup has changed, and shows it as it is", async () => {
        const pickup = await order(1)
        await as("vera", { language: "ru" }, async (page, open) => {
          await open(`/pickups/${pickup.id}`)
          const accept = page.getByRole("button", { name: "Принять", exact: true })
          await accept.waitFor()
          await call.admin("POST", `/pickups/${pickup.id}/accept`, {})
          await accept.click()
          await page.getByText("Эту выдачу уже изменили").waitFor()
          await page.getByText("Лист сборки").waitFor()
        })
      })

      it("shows the order's pickup beside the order", async () => {
        const pickup = await order(1)
        await as("vera", { language: "ru" }, async (page, open) => {
          await open(`/orders/${pickup.order_id}`)
          await page.getByRole("link", { name: "Открыть выдачу" }).waitFor()
          await keepPicture(page, "order-ru")
          await page.getByRole("link", { name: "Открыть выдачу" }).click()
          const title = `Заказ №${pickup.order_display_id}`
          await page.getByRole("heading", { name: title, exact: true }).waitFor()
        })
      })

      it("lets the hours of a week be changed, and changed back", async () => {
        await as("vera", { language: "en" }, async (page, open) => {
          await open(`/retail-stores/${storeNamed(shop, 2).id}`)
          await card(page, "Opening hours").getByRole("button", { name: "Actions" }).click()
          await page.getByRole("menuitem", { name: "Edit" }).click()
          await page.getByLabel("Monday: opens").fill("930")
          await page.getByLabel("Monday: closes").fill("2")
          await page.getByRole("button", { name: "Monday: copy" }).click()
          await page.getByRole("menuitem", { name: "Copy to every day" }).click()
          await page.getByText("next day").nth(6).waitFor()
          await keepPicture(page, "hours-en")
          await page.getByRole("button", { name: "Save", exact: true }).click()
          await card(page, "Opening hours").getByText("09:30–02:00").nth(6).waitFor()
          await page.getByRole("button", { name: "Undo" }).click()
          await card(page, "Opening hours").getByText("00:00–24:00").nth(6).waitFor()
        })
      })

      it("shows an associate only their own store's work", async () => {
        const [foreign, own] = [await order(1, 0), await order(1, 1)]
        await as("oleg", { language: "en" }, async (page, open) => {
          await open("/pickups")
          await page.getByText(`#${own.order_display_id}`).waitFor()
          expect(await page.getByText(`#${foreign.order_display_id}`).count()).toBe(0)
          await open("/retail-stores")
          await page.getByRole("row", { name: /Sokol/ }).waitFor()
          expect(await page.getByRole("row", { name: /Arbat/ }).count()).toBe(0)
          expect(await page.getByRole("button", { name: "Create" }).count()).toBe(0)
          await open(`/pickups/${foreign.id}`)
          await page.getByText("An error occurred").waitFor()
        })
      })

      it("opens a webhook endpoint, tells its secret once, and shows what a test met", async () => {
        const receiver = await openReceiver()
        await as("vera", { language: "en" }, async (page, open) => {
          await open("/settings/webhooks")
          await page.getByText("No endpoints yet").waitFor()
          await page.getByRole("button", { name: "Add endpoint" }).click()
          await page.getByLabel("Address").fill(receiver.url)
          await page.getByLabel("Description").fill("ERP")
          await page.getByRole("checkbox", { name: /^Pickups/ }).click()
          await page.getByRole("button", { name: "Save", exact: true }).click()
          const secret = await page.getByText(/^whsec_/).textContent()
          await keepPicture(page, "webhook-secret-en")
          await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click()

          await page.getByRole("heading", { name: "ERP", exact: true }).waitFor()
          expect(await page.getByText(/^whsec_/).count()).toBe(0)
          receiver.answerWith((_, response) => response.writeHead(500).end("not today"))
          await page.getByRole("button", { name: "Send a test" }).click()
          await page.getByRole("row", { name: /webhook\.test/ }).waitFor()
          await workJobs(getContainer())
          expect(isSignedWith(secret ?? "", receiver.received[0]!)).toBe(true)
          await page.getByText("Failing", { exact: true }).waitFor()
          await keepPicture(page, "webhook-en")
          await page.getByRole("row", { name: /webhook\.test/ }).click()
          await page.getByText("not today").waitFor()
          await keepPicture(page, "webhook-delivery-en")
          receiver.answerWith(204)
          const queued = page.waitForResponse((sent) => sent.request().method() === "POST")
          await page.getByRole("button", { name: "Send again" }).click()
          await queued
          await workJobs(getContainer())
          await page.getByRole("dialog").getByText("Delivered").waitFor()
        })
        await as("vera", { language: "ru" }, async (page, open) => {
          await open("/settings/webhooks")
          await page.getByRole("row", { name: /ERP/ }).click()
          await page.getByRole("main").getByRole("button", { name: "Действия" }).click()
          await page.getByRole("menuitem", { name: "Отправить за период снова" }).click()
          await page.getByRole("button", { name: "Отправить снова" }).waitFor()
          await keepPicture(page, "webhook-replay-ru")
          await page.getByRole("button", { name: "Отправить снова" }).click()
          await page.getByRole("heading", { name: "Отправлено снова" }).waitFor()
          await page.getByText("Идёт", { exact: true }).waitFor()
          await workJobs(getContainer())
          await page.getByText("Готово", { exact: true }).waitFor()
          await keepPicture(page, "webhook-ru")
        })
        await receiver.close()
      })

      it("finds an account by its card, adjusts it, confirms what a colleague asked for, and reports", async () => {
        const { customer_id, account_id } = await openedPoints()
        const large = { points: 5000, reason_code: "promotion", note: "Won the contest" }
        await call.admin("POST", `/loyalty/accounts/${account_id}/adjust`, large)
        await as("vera", { language: "en", height: 1200 }, async (page, open) => {
          await open("/points")
          await page.getByRole("searchbox").fill("4000 1234")
          const found = page.getByRole("table", { name: "Points", exact: true })
          await found.getByRole("row", { name: /Anna Orlova.*Card/ }).waitFor()
          const waiting = card(page, "Waiting for a second person")
          await waiting.getByText("Promotion: Won the contest").waitFor()
          await keepPicture(page, "points-en")
          await waiting.getByRole("button", { name: "Confirm" }).click()
          await waiting.getByText("Nothing waits").waitFor()

          await open(`/customers/${customer_id}`)
          await page.getByRole("button", { name: "Adjust" }).click()
          const drawer = page.getByRole("dialog")
          await drawer.getByLabel("Points", { exact: true }).fill("-50")
          await drawer.getByRole("combobox", { name: "Reason" }).click()
          await page.getByRole("option", { name: "Correction of a mistake" }).click()
          await drawer.getByLabel("What happened").fill("Counted twice")
          await keepPicture(page, "points-adjust-en")
          await drawer.getByRole("button", { name: "Adjust" }).click()
          const history = card(page, "History of points")
          await history.getByRole("row", { name: /50 points taken off.*4,950/ }).click()
          await drawer.getByText("asked by vera").waitFor()
          await keepPicture(page, "points-step-en")
          await drawer.getByRole("button", { name: "Close" }).last().click()
          await history.scrollIntoViewIfNeeded()
          await keepPicture(page, "points-customer-en")
        })
        await as("vera", { language: "ru", width: 1600 }, async (page, open) => {
          await open(`/points/${account_id}`)
          await card(page, "История баллов").getByText("Магазин начислил 5000 баллов").waitFor()
          await keepPicture(page, "points-account-ru")
          await open("/points/liability")
          await page.getByRole("row", { name: /4\s950/ }).waitFor()
          await keepPicture(page, "points-liability-ru")
          const download = page.waitForEvent("download")
          await page.getByRole("button", { name: "CSV" }).click()
          expect((await download).suggestedFilename()).toMatch(/^points-.*\.csv$/)
        })
      })

      it("tries new rules before they are saved for later, and brings existing cards", async () => {
        await openedPoints()
        await as("vera", { language: "en", height: 1400 }, async (page, open) => {
          await open("/points")
          await page.getByRole("link", { name: "Programme and rules" }).click()
          await page.getByRole("row", { name: /1 In force/ }).waitFor()
          await keepPicture(page, "points-programme-en")
          await page.getByRole("button", { name: "New version" }).click()
          const form = page.getByRole("dialog")
          await form.getByLabel("Points", { exact: true }).fill("2")
          const json = form.getByLabel("All rules as JSON")
          const text = await json.inputValue()
          expect(JSON.parse(text).earning.rates.rub.points).toBe(2)
          await json.fill(text.slice(1))
          await form.getByText(/^This is no JSON object/).waitFor()
          await json.fill(text)
          await form.getByRole("button", { name: "Dry run" }).click()
          await form.getByRole("row", { name: /Points kept by shoppers/ }).waitFor()
          await keepPicture(page, "points-dry-run-en")
          await form.getByLabel("In force from").fill("2099-01-01T00:00")
          await form.getByRole("button", { name: "Save from date" }).click()
          await page.getByRole("row", { name: /2 To come/ }).waitFor()
        })
        await as("vera", { language: "ru" }, async (page, open) => {
          await open("/points/import")
          const choose = (csv: string) =>
            page.getByLabel("Файл").setInputFiles({
              name: "cards.csv",
              mimeType: "text/csv",
              buffer: Buffer.from(csv),
            })
          const check = page.getByRole("button", { name: "Проверить" })
          await choose("card,points\n7000 1,250\n7000 2,many\n")
          await check.click()
          await page.getByRole("row", { name: /^3 points/ }).waitFor()
          await keepPicture(page, "points-import-ru")
          await choose("card,points\n7000 1,250\n7000 2,50\n")
          await check.click()
          await page.getByRole("button", { name: "Загрузить" }).click()
          await page.getByRole("status").getByText("300").waitFor()
        })
      })

      it("shows the points of an order, and what a return of its units would do to them", async () => {
        const { account_id } = await openedPoints()
        const { order_id } = await order(2)
        const { data } = await call.admin("GET", `/orders/${order_id}?fields=*items`)
        const line = (data.order as { items: { id: string }[] }).items[0]!.id
        const award = { points: 99, line_value: 2_000, vests_at: null, expires_at: null }
        const earned = {
          account_id,
          reference: `order:${order_id}`,
          awards: [{ ...award, reference: `order_line:${line}` }],
        }
        const command = { key: `points of ${order_id}`, source: "online", actor: null }
        await writeLedger(getContainer(), (manager) => accrue(manager, command, earned, new Date()))
        await as("vera", { language: "ru", height: 1400 }, async (page, open) => {
          await open(`/orders/${order_id}`)
          const points = card(page, "Баллы по заказу")
          await points.getByRole("button", { name: /^Больше: / }).click()
          await points.getByRole("button", { name: "Показать, что будет" }).click()
          await points.getByText("из них ожидают: 49").waitFor()
          await points.scrollIntoViewIfNeeded()
          await keepPicture(page, "order-points-ru")
        })
      })

      it("is drawn with the styles our pages name", async () => {
        await order(1)
        await as("vera", { language: "en" }, async (page, open) => {
          await open("/pickups")
          const active = page.locator("tr[aria-selected=true]")
          await active.waitFor()
          // This class is used in admin/ and nowhere in the dashboard itself.
          const shadow = await active.evaluate((row) => getComputedStyle(row).boxShadow)
          expect(shadow).toMatch(/inset/)
          expect(shadow).toMatch(/3px/)
        })
      })
    },
  })

  beforeAll(async () => {
    await run(process.execPath, [join(__dirname, "build-dashboard.mjs")])
  }, BUILD_LIMIT_MS)
})
