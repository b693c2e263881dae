import { accessSync, constants, mkdirSync } from "node:fs"
import { delimiter, join } from "node:path"
import { type Browser, type Cookie, chromium, type Page } from "playwright-core"

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
const OUTPUT = join(__dirname, "../../test-output")

/** Runs in a container as root, without a graphics card, and asks nobody on the network for anything. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

const canRun = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of an installed Chrome or Chromium, `CHROME_PATH` first; undefined where there is none. */
export function installedChrome(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter)
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [process.env.CHROME_PATH ?? "", ...found].find((file) => file !== "" && canRun(file))
}

export async function openChrome(): Promise<Browser> {
  return await chromium.launch({ executablePath: installedChrome(), args: FLAGS })
}

export type Language = "en" | "ru"
export type View = { language: Language; width?: number; height?: number }
/** Cookies of a person who has signed in before. */
export type Session = Cookie[]

/** A fresh window before the dashboard, in one language; script errors of its page are collected. */
export async function openPage(browser: Browser, view: View, session: Session = []) {
  const { language, width = 1280, height = 800 } = view
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language,
  })
  await context.addInitScript((code) => localStorage.setItem("lng", code), language)
  // The language is remembered in a cookie too; it is this window's and not the session's.
  await context.addCookies(session.filter(({ name }) => name !== "lng"))
  const page = await context.newPage()
  const errors: string[] = []
  page.on("pageerror", (error) => errors.push(error.message))
  page.setDefaultTimeout(20_000)
  return { page, errors }
}

/** Kept as test output, to be looked at by people. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(OUTPUT, { recursive: true })
  await page.screenshot({ path: join(OUTPUT, `${name}.png`) })
}
