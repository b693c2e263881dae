import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import type { Browser, Page } from "playwright-core"
import type { PickupShop } from "../helpers/pickup-shop"
import { keepPicture, openPage, type Session, type View } from "./chrome"

export const PASSWORD = "a-long-enough-password"

/** A dashboard user who signs in with a password, as people do. */
export async function hire(container: MedusaContainer, name: string): Promise<string> {
  const email = `${name}@example.com`
  const { authIdentity, success, error } = await container
    .resolve(Modules.AUTH)
    .register("emailpass", { body: { email, password: PASSWORD } })
  if (!success || !authIdentity) {
    throw new Error(`Registering ${email} failed: ${error}`)
  }
  const { result } = await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, userData: { email, first_name: name } },
  })
  return result.id
}

export async function signIn(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/app/login`)
  await page.locator("input[name=email]").fill(`${name}@example.com`)
  await page.locator("input[name=password]").fill(PASSWORD)
  await page.locator("button[type=submit]").click()
  await page.waitForURL((address) => !address.pathname.includes("login"))
}

type Open = (path: string) => Promise<unknown>

/**
 * Lets people do something in the dashboard: each signs in once, in the language they like. No script error may happen
 * meanwhile; of a step that fails a picture is kept.
 */
export function visitsTo(getUrl: () => string, browser: () => Browser) {
  const sessions = new Map<string, Session>()
  return async (
    name: string,
    view: View,
    act: (page: Page, open: Open) => Promise<void>
  ): Promise<void> => {
    const { page, errors } = await openPage(browser(), view, sessions.get(name))
    try {
      if (!sessions.has(name)) {
        await signIn(page, getUrl(), name)
        sessions.set(name, await page.context().cookies())
      }
      await act(page, (path) => page.goto(`${getUrl()}/app${path}`))
      if (errors.length > 0) {
        throw new Error(`The page's scripts failed: ${errors.join("; ")}`)
      }
    } catch (error) {
      await keepPicture(page, "last-failure")
      if (errors.length > 0 && error instanceof Error) {
        error.message += `\nThe page's scripts failed: ${errors.join("; ")}`
      }
      throw error
    } finally {
      await page.context().close()
    }
  }
}

/** A card of a page, by its heading. */
export const card = (page: Page, heading: string) =>
  page
    .getByRole("heading", { name: heading, exact: true })
    .locator("xpath=ancestor::div[contains(@class, 'divide-y')][1]")

export const storeNamed = (shop: PickupShop, at: number) => {
  const store = shop.stores[at]
  if (!store) {
    throw new Error(`The shop has no store ${at}`)
  }
  return store
}
