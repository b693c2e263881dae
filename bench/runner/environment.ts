/** Imported before Medusa, which reads its log level when it is loaded. */
Object.assign(process.env, {
  NODE_ENV: "production",
  LOG_LEVEL: "warn",
  MEDUSA_ADMIN_DISABLED: "true",
  MEDUSA_DISABLE_TELEMETRY: "true",
  MEDUSA_WORKER_MODE: "server",
  JWT_SECRET: "benchmark-only",
  COOKIE_SECRET: "benchmark-only",
  OMNICHANNEL_SECRET: "benchmark-only-secret",
})
