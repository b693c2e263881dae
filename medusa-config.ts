import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { defineConfig, loadEnv } from "@medusajs/framework/utils"
import { adminTailwind } from "./scripts/lib/admin-tailwind"

loadEnv(process.env.NODE_ENV || "development", process.cwd())

const modulesFolder = join(__dirname, "src/modules")

/** Secrets come from the environment; outside production a fixed one saves a developer the set-up. */
const secret = (name: string): string | undefined =>
  process.env[name] ??
  (process.env.NODE_ENV === "production" ? undefined : `development-only-${name.toLowerCase()}`)

/** Options of the plugin as the README lists them; `OMNICHANNEL_OPTIONS` holds more of them as JSON. */
const options = {
  secret: secret("OMNICHANNEL_SECRET"),
  ...(JSON.parse(process.env.OMNICHANNEL_OPTIONS || "{}") as Record<string, unknown>),
}

/** As Medusa does for an installed plugin: every module of ours, each with all the options. */
const ownModules = readdirSync(modulesFolder)
  .filter((name) => existsSync(join(modulesFolder, name, "index.ts")))
  .map((name) => ({ resolve: `./src/modules/${name}`, options }))

const redisUrl = process.env.REDIS_URL || undefined

/** With Redis, all that Medusa can share between processes goes through it. */
const redisModules = [
  { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
  { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
  {
    resolve: "@medusajs/medusa/caching",
    options: {
      providers: [
        { id: "caching-redis", resolve: "@medusajs/medusa/caching-redis", is_default: true, options: { redisUrl } },
      ],
    },
  },
]

/** The in-memory lock is never used: a second process on the database would not see it. */
const lockingProvider = redisUrl
  ? { id: "locking-redis", resolve: "@medusajs/medusa/locking-redis", is_default: true, options: { redisUrl } }
  : { id: "locking-postgres", resolve: "@medusajs/medusa/locking-postgres", is_default: true }

/** Writes notices to the log; a shop of its own names its mail provider here. */
const notificationProvider = {
  id: "local",
  resolve: "@medusajs/medusa/notification-local",
  options: { name: "Log", channels: ["feed", "email"] },
}

const ownUrl = process.env.STORE_URL ?? "http://localhost:9000"

const fileProvider = {
  id: "local",
  resolve: "@medusajs/medusa/file-local",
  options: { backend_url: `${ownUrl}/static` },
}

/** The official gift cards and store credit, beside which the plugin is tested. */
const plugins = process.env.WITH_LOYALTY_PLUGIN === "true" ? [{ resolve: "@medusajs/loyalty-plugin", options: {} }] : []

export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    // A PostgreSQL lock holds a connection while its work asks for more: the default of 10 is soon all waiting.
    databaseDriverOptions: { pool: { min: 2, max: Number(process.env.DATABASE_POOL_MAX ?? 40) } },
    redisUrl,
    // Medusa asks for TLS in production. A shop tried out on http://localhost has none and says so.
    cookieOptions: process.env.COOKIE_SECURE === "false" ? { secure: false } : undefined,
    http: {
      storeCors: process.env.STORE_CORS ?? "http://localhost:8000",
      adminCors: process.env.ADMIN_CORS ?? ownUrl,
      authCors: process.env.AUTH_CORS ?? `${ownUrl},http://localhost:8000`,
      jwtSecret: secret("JWT_SECRET"),
      cookieSecret: secret("COOKIE_SECRET"),
    },
  },
  admin: { disable: process.env.MEDUSA_ADMIN_DISABLED === "true", vite: () => adminTailwind(__dirname) },
  plugins,
  modules: [
    ...ownModules,
    ...(redisUrl ? redisModules : []),
    { resolve: "@medusajs/medusa/locking", options: { providers: [lockingProvider] } },
    { resolve: "@medusajs/medusa/notification", options: { providers: [notificationProvider] } },
    { resolve: "@medusajs/medusa/file", options: { providers: [fileProvider] } },
  ],
})
