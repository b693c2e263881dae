import { createServer } from "node:net"

function listen(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(undefined))
    server.listen(port, () => {
      const taken = server.address().port
      server.close(() => resolve(taken))
    })
  })
}

/** The wanted port when it is free, else any free one. */
export async function wantedOrFreePort(wanted) {
  return (wanted ? await listen(wanted) : undefined) ?? (await listen(0))
}

/** The first free port from `first` upwards. */
export async function nextFreePort(first) {
  for (let port = first; port < first + 100; port++) {
    if ((await listen(port)) !== undefined) {
      return port
    }
  }
  return await listen(0)
}
