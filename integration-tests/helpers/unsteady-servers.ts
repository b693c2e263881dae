import { setTimeout as pause } from "node:timers/promises"
import { type ServerProcess, startServerProcess } from "./server-process"

type Place = {
  server: ServerProcess | null
  underWay: number
  /** Requests it still takes before it dies. */
  left: number
  die: () => void
}

/** Within this time after its last request has begun a server is killed: before, in or after its work. */
const LAST_MOMENT_MS = 60

export type UnsteadyServers = ReturnType<typeof startUnsteadyServers>

/**
 * Real servers on one database that die (`kill -9`) and come back again and again: each is started, lives for
 * a random number of requests, and is killed in the middle of them, until there were `kills` of them. Then all are started once more, to stay.
 */
export function startUnsteadyServers(input: {
  count: number
  kills: number
  databaseUrl: string
  env: Record<string, string>
  random: () => number
  /** The most requests that a server lives for. */
  longestLife: number
}) {
  const places = Array.from(
    { length: input.count },
    (): Place => ({ server: null, underWay: 0, left: Infinity, die: () => {} })
  )
  const killed = { all: 0, atWork: 0 }
  let waiting: (() => void)[] = []
  let begun = 0

  const start = async (place: Place): Promise<ServerProcess> => {
    const server = await startServerProcess(input)
    place.server = server
    waiting.splice(0).forEach((wake) => wake())
    return server
  }
  const liveAndDie = async (place: Place): Promise<void> => {
    while (begun++ < input.kills) {
      const death = new Promise<void>((resolve) => {
        place.die = resolve
      })
      place.left = Math.ceil(input.random() * input.longestLife)
      const server = await start(place)
      await death
      await pause(input.random() * LAST_MOMENT_MS)
      killed.all++
      killed.atWork += place.underWay > 0 ? 1 : 0
      place.server = null
      await server.kill()
    }
    place.left = Infinity
    await start(place)
  }
  const lives = Promise.all(places.map(liveAndDie))

  /** Sends to whichever server lives; waits for one when none does. */
  const anyServer = async (url: string, init?: RequestInit): Promise<Response> => {
    const living = places.filter(({ server }) => server !== null)
    if (living.length === 0) {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return await anyServer(url, init)
    }
    const place = living[Math.floor(input.random() * living.length)]!
    const { pathname, search } = new URL(url)
    place.underWay++
    if (--place.left <= 0) {
      place.die()
    }
    try {
      return await fetch(`${place.server!.url}${pathname}${search}`, init)
    } finally {
      place.underWay--
    }
  }

  return {
    fetch: anyServer,
    killed,
    /** All kills are over and every server is up again. */
    settled: lives,
    stop: async () => {
      waiting = []
      await Promise.all(places.map(({ server }) => server?.stop()))
    },
  }
}
