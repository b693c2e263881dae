/** A bare Medusa application in a temporary folder, with the packages that are installed here. */
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { npm } from "../../scripts/lib/install.mjs"
import { root } from "../../scripts/lib/paths.mjs"

const CONFIG = `
const { defineConfig } = require("@medusajs/framework/utils")

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost", adminCors: "http://localhost", authCors: "http://localhost",
      jwtSecret: process.env.JWT_SECRET, cookieSecret: process.env.COOKIE_SECRET,
    },
  },
  admin: { disable: true },
  plugins: JSON.parse(process.env.HOST_PLUGINS),
  modules: [
    {
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [{ id: "locking-postgres", resolve: "@medusajs/medusa/locking-postgres", is_default: true }],
      },
    },
  ],
})
`

/** Copies a tree by hard links: no second download, no second gigabyte. Other disks get real copies. */
function linkTree(from, to) {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      linkTree(source, target)
    } else if (entry.isSymbolicLink()) {
      symlinkSync(readlinkSync(source), target)
    } else {
      try {
        linkSync(source, target)
      } catch {
        copyFileSync(source, target)
      }
    }
  }
}

/** What a bare application declares: Medusa, and the libraries its dashboard shares with plugins. */
function hostManifest() {
  const { devDependencies, peerDependencies, overrides } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  const names = [...Object.keys(peerDependencies), "@medusajs/cli"]
  const dependencies = Object.fromEntries(names.map((name) => [name, devDependencies[name]]))
  // npm removes but does not lay the tree anew: in a fresh one Medusa's own `ajv` would lie on top.
  dependencies.ajv = JSON.parse(readFileSync(join(root, "node_modules/ajv/package.json"), "utf8")).version
  // The loyalty plugin names exact peers of an earlier patch; the application says that ours do.
  const relaxed = Object.entries(overrides["@medusajs/loyalty-plugin"]).map(([name, own]) => [
    name,
    own.startsWith("$") ? devDependencies[own.slice(1)] : own,
  ])
  const loyalty = { "@medusajs/loyalty-plugin": Object.fromEntries(relaxed) }
  return { name: "bare-host", version: "1.0.0", private: true, dependencies, overrides: loyalty }
}

const INSTALL = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]

/** npm removes what the bare application does not declare, and adds the plugin with what it declares. */
export async function makeHost(tarball) {
  const folder = mkdtempSync(join(tmpdir(), "omni-host-"))
  writeFileSync(join(folder, "package.json"), JSON.stringify(hostManifest(), null, 2))
  writeFileSync(join(folder, "medusa-config.js"), CONFIG)
  linkTree(join(root, "node_modules"), join(folder, "node_modules"))
  await npm(["install", tarball, ...INSTALL], { cwd: folder, whole: true })
  return folder
}

/** As an application installs it: a copy, not a link, so that there is one Medusa only. */
export async function addLoyaltyPlugin(folder) {
  const installed = join(root, "node_modules/@medusajs/loyalty-plugin")
  await npm(["install", installed, "--install-links", ...INSTALL], { cwd: folder, whole: true })
}
