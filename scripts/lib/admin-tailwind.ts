import { dirname, join } from "node:path"
import type { ConfigModule } from "@medusajs/framework/types"

type ViteConfig = ReturnType<NonNullable<ConfigModule["admin"]["vite"]>>

const FILES = "**/*.{js,mjs,ts,jsx,tsx}"

/**
 * In this repository's own shop Medusa's Tailwind pass reads `src/admin` only, and our pages live in
 * `admin/`. This pass reads both. It stands before Medusa's: the first one to meet the `@tailwind`
 * directives answers them, so it names everything Medusa's would. An installed plugin needs none of it.
 */
export function adminTailwind(root: string): ViteConfig {
  const packageFiles = (name: string): string => join(dirname(require.resolve(name)), FILES)
  const folders = [".medusa/client", "src/admin", "admin"].map((folder) => join(root, folder, FILES))
  const content = [...folders, packageFiles("@medusajs/dashboard"), packageFiles("@medusajs/ui")]
  const config = { presets: [require("@medusajs/ui-preset")], content, darkMode: "class" }
  return { css: { postcss: { plugins: [require("tailwindcss")({ config })] } } }
}
