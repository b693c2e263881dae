import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { gunzipSync } from "node:zlib"

export type Reply = { status: number; type: string; body: Record<string, unknown> }

/** What a wrong server does otherwise than ours, seen from outside. */
export type Mutation = {
  /** Changes what the server is told. */
  request?: (body: Record<string, unknown>, path: string) => void
  /** Changes what the till is told. */
  reply?: (reply: Reply, path: string, asked: Record<string, unknown>) => void
}

/** Stands in front of a right server and makes a wrong one of it. */
export async function startMutatingProxy(target: () => string, mutation: Mutation) {
  const server = createServer((req, res) => {
    pass(target(), mutation, req, res).catch((error: Error) => {
      res.statusCode = 502
      res.end(error.message)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

async function pass(
  target: string,
  mutation: Mutation,
  req: IncomingMessage,
  res: ServerResponse
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of req) {
    chunks.push(chunk as Buffer)
  }
  const path = req.url ?? "/"
  const raw = Buffer.concat(chunks)
  const asked = readJson(raw, req.headers["content-encoding"])
  if (asked) {
    mutation.request?.(asked, path)
  }
  const { host: _, connection: __, "content-length": ___, ...headers } = req.headers
  if (asked) {
    delete headers["content-encoding"]
  }
  const body = asked ? Buffer.from(JSON.stringify(asked)) : raw
  const answer = await fetch(`${target}${path}`, {
    method: req.method,
    headers: headers as Record<string, string>,
    body: req.method === "GET" ? undefined : new Uint8Array(body),
  })
  const text = await answer.text()
  answer.headers.forEach((value, name) => {
    if (!["content-length", "content-encoding", "transfer-encoding", "connection"].includes(name)) {
      res.setHeader(name, value)
    }
  })
  const reply = {
    status: answer.status,
    type: answer.headers.get("content-type") ?? "",
    body: readJson(Buffer.from(text)),
  }
  if (!reply.body) {
    res.statusCode = answer.status
    res.end(text)
    return
  }
  mutation.reply?.(reply as Reply, path, asked ?? {})
  res.statusCode = reply.status
  res.setHeader("content-type", reply.type)
  res.end(JSON.stringify(reply.body))
}

/** undefined for what is no JSON object: it is passed on as it is. */
function readJson(bytes: Buffer, encoding?: string): Record<string, unknown> | undefined {
  if (encoding !== undefined && encoding !== "gzip") {
    return undefined
  }
  try {
    const plain = encoding === "gzip" ? gunzipSync(bytes, { maxOutputLength: 4_000_000 }) : bytes
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain))
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
