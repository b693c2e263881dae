import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { Webhook } from "standardwebhooks"
import type { WebhookBody } from "../../src/types/webhook"

export type Received = {
  headers: Record<string, string>
  /** The bytes as they came. */
  raw: string
  body: WebhookBody
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

export type WebhookReceiver = Awaited<ReturnType<typeof openReceiver>>

/** A server as an integrator would write it: it keeps what it gets and answers as it is told. */
export async function openReceiver() {
  const received: Received[] = []
  let answer: Answer = (_, response) => response.writeHead(204).end()
  let [atOnce, most] = [0, 0]
  const server = createServer((request, response) => {
    most = Math.max(most, ++atOnce)
    response.on("close", () => atOnce--)
    const chunks: Buffer[] = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const raw = Buffer.concat(chunks).toString("utf8")
      const headers = request.headers as Record<string, string>
      received.push({ headers, raw, body: JSON.parse(raw) as WebhookBody })
      answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    received,
    url: `http://127.0.0.1:${port}/hooks`,
    port,
    types: () => received.map(({ body }) => body.type),
    ids: () => received.map(({ headers }) => headers["webhook-id"]),
    /** Answers with this from now on. */
    answerWith: (next: number | Answer) => {
      answer = typeof next === "number" ? (_, response) => response.writeHead(next).end() : next
    },
    /** Most requests under way at one time. */
    mostAtOnce: () => most,
    reset: () => {
      received.length = 0
      most = 0
      answer = (_, response) => response.writeHead(204).end()
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Whether a message carries a signature of this secret, as the library an integrator uses sees it. */
export function isSignedWith(secret: string, { raw, headers }: Received): boolean {
  try {
    new Webhook(secret).verify(raw, headers)
    return true
  } catch {
    return false
  }
}
