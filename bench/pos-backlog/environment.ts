/** The worker gives way to the shop: one till at a time. */
Object.assign(process.env, {
  OMNICHANNEL_OPTIONS: JSON.stringify({ jobs: { concurrency: 1 } }),
})
