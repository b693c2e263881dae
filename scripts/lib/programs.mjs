/** Programs of the machine that some tests need. */
import { accessSync, constants } from "node:fs"
import { delimiter, join } from "node:path"

const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
const MAC_BROWSERS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export function findProgram(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
}

/** Any installed Chrome or Chromium; CHROME_PATH names one elsewhere. */
export const findBrowser = () =>
  [process.env.CHROME_PATH, ...MAC_BROWSERS].find((file) => file && isProgram(file)) ?? findProgram(...BROWSERS)

export const findRedis = () => findProgram("redis-server")
