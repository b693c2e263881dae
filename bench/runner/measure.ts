import { Agent, request } from "node:http"

/** A server closes what is idle for five seconds: such a connection must not be used again. */
const IDLE_MS = 3000

const agent = new Agent({ keepAlive: true, timeout: IDLE_MS })

type Sent = { method?: string; headers: Record<string, string>; body?: string }

/** The status, the body and the milliseconds until its last byte, over a kept-alive connection. */
export async function timedRequest(url: string, { method = "GET", headers, body }: Sent) {
  const started = performance.now()
  return await new Promise<{ status: number; body: string; ms: number }>((resolve, reject) => {
    request(url, { agent, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("error", reject)
      response.on("end", () =>
        resolve({
          ms: performance.now() - started,
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString("utf8"),
        })
      )
    })
      .on("error", reject)
      .end(body)
  })
}

export const timedGet = async (url: string, headers: Record<string, string>) =>
  await timedRequest(url, { headers })

/** The milliseconds of one run. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

/** Runs one after the other, as a shopper waits; the first `warmUp` are not measured. */
export async function series(
  warmUp: number,
  runs: number,
  once: (index: number) => Promise<number>
): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < warmUp + runs; index++) {
    const ms = await once(index)
    if (index >= warmUp) {
      times.push(ms)
    }
  }
  return times.sort((a, b) => a - b)
}

/** The value below which `share` (0-1) of the sorted times lie. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}
