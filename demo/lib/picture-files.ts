import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { colourOf } from "../data/colours"
import type { DemoProduct } from "../data/product"
import type { Demo } from "./demo"
import { pictureOf } from "./pictures"

/**
 * Addresses of a product's pictures, one per colour. The files have fixed names, so that a second run
 * writes nothing new; Medusa serves the folder as it serves uploads of its local file provider.
 */
export function picturesFor(
  { staticFolder, storeUrl }: Demo,
  { silhouette, colours }: DemoProduct
): string[] {
  const folder = join(staticFolder, "demo")
  mkdirSync(folder, { recursive: true })
  return colours.map((code) => {
    const name = `${silhouette}-${code.toLowerCase()}.svg`
    if (!existsSync(join(folder, name))) {
      writeFileSync(join(folder, name), pictureOf(silhouette, colourOf(code).hex))
    }
    return `${storeUrl}/static/demo/${name}`
  })
}
