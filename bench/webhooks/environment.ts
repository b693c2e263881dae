/** Imported before Medusa, which reads its log level when it is loaded. As one process that also works jobs. */
Object.assign(process.env, {
  NODE_ENV: "production",
  LOG_LEVEL: "warn",
  MEDUSA_ADMIN_DISABLED: "true",
  MEDUSA_DISABLE_TELEMETRY: "true",
  MEDUSA_WORKER_MODE: "shared",
  OMNICHANNEL_JOBS: "on",
  JWT_SECRET: "benchmark-only",
  COOKIE_SECRET: "benchmark-only",
  OMNICHANNEL_SECRET: "benchmark-only-secret",
  OMNICHANNEL_OPTIONS: JSON.stringify({
    webhooks: { requireHttps: false, allowPrivateAddresses: true },
  }),
})
