import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { guardedPost, type PostInput } from "../guarded-post"

let server: Server
let port: number
let seen = 0
let answer: RequestListener

const post = (input: Partial<PostInput> = {}) =>
  guardedPost({
    url: `http://127.0.0.1:${port}/`,
    headers: { "content-type": "text/plain" },
    body: "пальто",
    timeoutMs: 5_000,
    allowPrivateAddresses: true,
    keepBytes: 10,
    ...input,
  })

beforeAll(async () => {
  server = createServer((request, response) => {
    seen++
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  port = (server.address() as AddressInfo).port
})
beforeEach(() => {
  seen = 0
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

describe("a guarded post", () => {
  it("brings headers and body, and answers status and the start of the answer", async () => {
    answer = (request, response) => {
      const { "content-type": type, "content-length": length } = request.headers
      response.writeHead(201).end(`${type} ${length} and more`)
    }
    expect(await post()).toEqual({
      status: 201,
      body: "text/plain",
      error: null,
      duration_ms: expect.any(Number),
    })
  })

  it.each([
    "127.0.0.1",
    "127.9.9.9",
    "localhost",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "0.0.0.0",
    "2130706433",
    "0x7f.1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "[fd00::1]",
    "[fe80::1]",
    "[64:ff9b::7f00:1]",
    "224.0.0.1",
  ])("refuses %s when private addresses are not allowed", async (host) => {
    for (const scheme of ["http", "https"]) {
      expect(
        await post({ url: `${scheme}://${host}:${port}/`, allowPrivateAddresses: false })
      ).toMatchObject({ status: null, error: "address_refused" })
    }
    expect(seen).toBe(0)
  })

  it.each(["169.254.169.254", "[fd00:ec2::254]"])(
    "refuses %s, which hands out credentials, even when private addresses are allowed",
    async (host) => {
      expect(await post({ url: `http://${host}/` })).toMatchObject({ error: "address_refused" })
    }
  )

  it("follows no redirect", async () => {
    answer = (_, response) => response.writeHead(302, { location: "/" }).end()
    expect(await post()).toMatchObject({ status: 302 })
    expect(seen).toBe(1)
  })

  it.each<[string, RequestListener]>([
    ["says nothing", () => undefined],
    ["never ends", (_, response) => response.writeHead(200).write("a")],
  ])("gives up on one that %s", async (_, listener) => {
    answer = listener
    expect(await post({ timeoutMs: 100 })).toMatchObject({ status: null, error: "timeout" })
  })

  it("says why there was no answer", async () => {
    answer = (request) => request.socket.destroy()
    expect(await post()).toMatchObject({ status: null, error: "ECONNRESET" })
    expect(await post({ url: "http://127.0.0.1:1/" })).toMatchObject({ error: "ECONNREFUSED" })
    expect(await post({ url: "http://no-such-host.invalid/" })).toMatchObject({
      status: null,
      error: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
    })
  })

  it("tries once more when a connection kept open had been closed", async () => {
    answer = (_, response) => response.writeHead(200).end("ok")
    await post()
    let tries = 0
    answer = (request, response) => {
      tries++
      return tries === 1 ? request.socket.resetAndDestroy() : response.writeHead(200).end("ok")
    }
    expect(await post()).toMatchObject({ status: 200, error: null })
    expect(tries).toBe(2)
  })
})
