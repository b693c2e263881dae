/** A till sends faster here than one may in a shop. Jobs run when the benchmark says so. */
Object.assign(process.env, {
  OMNICHANNEL_JOBS: "off",
  OMNICHANNEL_OPTIONS: JSON.stringify({
    pos: { requestsPerTill: 100_000, requestsPerStore: 100_000, loginsPerAddress: 100_000 },
  }),
})
