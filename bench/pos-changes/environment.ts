/** Polls follow each other faster than a till may send them. */
process.env.OMNICHANNEL_OPTIONS = JSON.stringify({
  pos: { requestsPerTill: 100_000, requestsPerStore: 100_000 },
})
