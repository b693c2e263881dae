import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import type { Browser, Page } from "playwright-core"
import { openPickupShop, type PickupShop, stockProduct, workJobs } from "../helpers/pickup-shop"
import { shopTest } from "../helpers/runner"
import { saleOf, TestTill } from "../helpers/till"
import { installedChrome, keepPicture, openChrome, type View } from "./chrome"
import { card, hire, storeNamed, visitsTo } from "./shop-floor"

const BUILD_LIMIT_MS = 600_000
jest.setTimeout(120_000)

const run = promisify(execFile)
const SHIFT = "shift-1"

/** Where there is no Chrome or Chromium these tests cannot run, and the summary says so. */
const inBrowser = installedChrome() ? describe : describe.skip

inBrowser("the tills in the dashboard", () => {
  shopTest({
    keepData: true,
    env: { MEDUSA_ADMIN_DISABLED: "false" },
    testSuite: ({ getContainer, getUrl }) => {
      let browser: Browser
      let shop: PickupShop
      let till: TestTill
      let coat: { variant_id: string }

      const visit = visitsTo(getUrl, () => browser)
      const see = (view: View, act: Parameters<typeof visit>[2]) => visit("vera", view, act)
      const dialog = (page: Page) => page.getByRole("dialog")
      const inShift = (data: object) => ({ shift_id: SHIFT, currency_code: "RUB", ...data })
      const cashSale = (receipt_number: string, quantity: number, more: object = {}) =>
        saleOf([{ sku: "Coat-m", quantity }], {
          receipt_number,
          shift_id: SHIFT,
          tenders: [{ type: "cash", amount: 899_000 * quantity }],
          ...more,
        })

      beforeAll(async () => {
        browser = await openChrome()
        shop = await openPickupShop(getContainer())
        coat = await stockProduct(getContainer(), shop.shop, "Coat", {
          [storeNamed(shop, 0).stock_location_id]: 3,
          [storeNamed(shop, 1).stock_location_id]: 20,
        })
        await hire(getContainer(), "vera")
      }, BUILD_LIMIT_MS)

      afterAll(async () => {
        await browser?.close()
      })

      it("adds a till, and sees it paired once the till has used the code", async () => {
        await see({ language: "en" }, async (page, open) => {
          await open("/tills")
          await page.getByText("No tills yet").waitFor()
          await page.getByRole("button", { name: "Add till" }).first().click()
          await dialog(page).getByRole("combobox", { name: "Store" }).click()
          await page.getByRole("option", { name: /Arbat/ }).click()
          await page.getByLabel("Name", { exact: true }).fill("Till 1")
          await keepPicture(page, "till-create-en")
          await page.getByRole("button", { name: "Create and show code" }).click()
          const code = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()
          await keepPicture(page, "till-code-en")
          till = await TestTill.pair(getUrl(), code ?? "")
          await page.getByText("Till 1 is paired").first().waitFor()
          await page.getByRole("button", { name: "Done" }).click()
          await page.getByRole("heading", { name: "Till 1", exact: true }).waitFor()
          await card(page, "Sync").getByText("Nothing missing").waitFor()
        })
      })

      it("shows whether all has arrived, why an event was refused, and tries it again", async () => {
        const cashier = { id: "c7", name: "Vera Petrova" }
        const refused = till.event("sale.completed", {
          ...cashSale("R-3", 1),
          currency_code: "roubles",
        })
        const events = [
          till.event("shift.opened", inShift({ opening_cash: 500_000 }), { cashier }),
          till.event("sale.completed", cashSale("R-1", 1), { cashier }),
          till.event("sale.completed", cashSale("R-2", 4, { tenders: TENDERS }), { cashier }),
          refused,
          till.event(
            "cash.moved",
            inShift({ kind: "drop", amount: 300_000, reason: "To the safe" })
          ),
        ]
        till.seq += 2
        const counted = [
          { type: "cash", amount: 1_889_000 },
          { type: "card", amount: 2_797_000 },
        ]
        events.push(till.event("shift.closed", inShift({ counted }), { cashier }))
        await till.push(events)
        await workJobs(getContainer())

        await see({ language: "en" }, async (page, open) => {
          await open("/tills")
          await page.getByRole("row", { name: /Till 1/ }).waitFor()
          await page.getByText("Need a look: 1").waitFor()
          await page.getByText("Missing: 2").waitFor()
          await keepPicture(page, "tills-en")
          await page.getByRole("row", { name: /Till 1/ }).click()
          await page.getByText("Numbers 6–7").waitFor()

          await open("/tills/inbox")
          await page.getByRole("row", { name: /Receipt R-1/ }).waitFor()
          await keepPicture(page, "inbox-en")
          await page.getByRole("button", { name: "Refused" }).click()
          await page.getByRole("row", { name: /Refused/ }).click()
          await page.getByText("/data/currency_code").first().waitFor()
          await keepPicture(page, "event-refused-en")
          await page.getByRole("button", { name: "Try again" }).click()
          await page.getByText("It still cannot be done").first().waitFor()
        })
      })

      it("explains what was sold that was not there, is told what was done, and leads to the order", async () => {
        await see({ language: "en", height: 1000 }, async (page, open) => {
          await open("/tills")
          await page.getByRole("link", { name: "1", exact: true }).click()
          await page.getByRole("row", { name: /Sold more than there was.*2 short/ }).click()
          await dialog(page)
            .getByText(/Till 1 sold Coat, M \(Coat-m\), and Arbat/)
            .waitFor()
          await dialog(page).getByText("still 2 short").waitFor()
          await keepPicture(page, "incident-en")
          await dialog(page).getByLabel("What was done about it").fill("Two came from Sokol")
          await dialog(page).getByRole("button", { name: "Resolve", exact: true }).click()
          await dialog(page).getByRole("button", { name: "Open again" }).waitFor()
          await dialog(page).getByText("Two came from Sokol").waitFor()
          await keepPicture(page, "incident-resolved-en")

          await dialog(page).getByRole("link", { name: "Open the order" }).click()
          const receipt = card(page, "Receipt R-2")
          await receipt.getByText("RRN 401").waitFor()
          await receipt.getByText("Vera Petrova").waitFor()
          await receipt.scrollIntoViewIfNeeded()
          await keepPicture(page, "order-receipt-en")
          await receipt.getByRole("link", { name: "Open the event" }).click()
          await dialog(page).getByRole("heading", { name: "Sale" }).waitFor()
        })
      })

      it("moves goods from a store that has them to the one that has none", async () => {
        await see({ language: "en", height: 900 }, async (page, open) => {
          await open("/stock-transfers")
          await page.getByText("No transfers yet").waitFor()
          await page.getByRole("button", { name: "Request a transfer" }).first().click()
          for (const [label, store] of [
            ["From", /Sokol/],
            ["To", /Arbat/],
          ] as const) {
            await dialog(page).getByRole("combobox", { name: label, exact: true }).click()
            await page.getByRole("option", { name: store }).click()
          }
          await dialog(page).getByRole("combobox", { name: "Goods" }).click()
          await page.getByRole("option", { name: /Coat/ }).click()
          await dialog(page).getByLabel("Units of Coat").fill("2")
          await keepPicture(page, "transfer-request-en")
          await dialog(page).getByRole("button", { name: "Request", exact: true }).click()
          await dialog(page).getByRole("button", { name: "Send", exact: true }).click()
          await dialog(page).getByRole("heading", { name: "Send the goods" }).waitFor()
          await dialog(page).getByRole("button", { name: "Send", exact: true }).click()
          await dialog(page).getByRole("button", { name: "Receive", exact: true }).click()
          await dialog(page).getByLabel("Coat-m").fill("1")
          await dialog(page).getByText("The rest will not come").waitFor()
          await keepPicture(page, "transfer-receive-en")
          await dialog(page).getByRole("button", { name: "Receive", exact: true }).click()
          await dialog(page).getByText("Something else arrived").waitFor()
          await keepPicture(page, "transfer-variance-en")

          const { variant } = await productOf(page, coat.variant_id)
          await open(`/products/${variant.product_id}/variants/${coat.variant_id}`)
          const movements = card(page, "Stock movements")
          await movements.getByRole("row", { name: /Arbat.*Received.*\+1/ }).waitFor()
          await movements.getByRole("row", { name: /Arbat.*Sold.*-4/ }).waitFor()
          await movements.scrollIntoViewIfNeeded()
          await keepPicture(page, "movements-en")
        })
      })

      it("explains a shift line by line and gives it away as a file, and says all in Russian too", async () => {
        await see({ language: "en", height: 1600 }, async (page, open) => {
          await open("/tills/shifts")
          await page.getByRole("row", { name: /Till 1/ }).click()
          await page.getByText("₽90.00 short").waitFor()
          await keepPicture(page, "z-report-en")
          const download = page.waitForEvent("download")
          await page.getByRole("button", { name: "CSV" }).click()
          const file = await (await download).path()
          expect(await readFile(file, "utf8")).toContain("tender,cash,difference,-9000")
        })
        await see({ language: "ru", height: 1000 }, async (page, open) => {
          await open("/tills")
          await page.getByRole("row", { name: /Till 1/ }).waitFor()
          await keepPicture(page, "tills-ru")
          await open("/tills/incidents")
          await page.getByRole("row", { name: /Продано больше, чем было/ }).click()
          await dialog(page).getByText("Сейчас в магазине").waitFor()
          await keepPicture(page, "incident-ru")
          await dialog(page).getByRole("link", { name: "Открыть заказ" }).click()
          await card(page, "Чек R-2").scrollIntoViewIfNeeded()
          await keepPicture(page, "order-receipt-ru")
          await open("/stock-transfers")
          await page.getByRole("row", { name: /Расхождение/ }).click()
          await dialog(page).getByText("Приехало не то").waitFor()
          await keepPicture(page, "transfer-ru")
          const { variant } = await productOf(page, coat.variant_id)
          await open(`/products/${variant.product_id}/variants/${coat.variant_id}`)
          await card(page, "Движение остатков").getByText("Продажа").first().waitFor()
          await card(page, "Движение остатков").scrollIntoViewIfNeeded()
          await keepPicture(page, "movements-ru")
          await open("/tills/shifts")
          await page.getByRole("row", { name: /Till 1/ }).click()
          await page
            .getByText(/^Недостача 90,00/)
            .first()
            .waitFor()
          await keepPicture(page, "z-report-ru")
        })
      })

      const productOf = async (page: Page, variantId: string) => {
        const path = `${getUrl()}/admin/product-variants?id=${variantId}&fields=id,product_id`
        const answer = await page.request.get(path)
        const { variants } = (await answer.json()) as { variants: { product_id: string }[] }
        return { variant: variants[0]! }
      }
    },
  })

  beforeAll(async () => {
    await run(process.execPath, [join(__dirname, "build-dashboard.mjs")])
  }, BUILD_LIMIT_MS)
})

/** Cash with change, and a card with the terminal's reference. */
const TENDERS = [
  { type: "cash", amount: 799_000, change: 1_000 },
  { type: "card", amount: 2_797_000, reference: "RRN 401" },
]
