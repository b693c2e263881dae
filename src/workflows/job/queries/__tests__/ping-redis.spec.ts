import { createServer, type AddressInfo, type Socket } from "node:net"
import { pingRedis } from "../ping-redis"

/** A server that answers what it is told to, and keeps what it heard. */
async function server(answer: (heard: string, socket: Socket) => void) {
  let heard = ""
  const listener = createServer((socket) => {
    socket.on("error", () => undefined)
    socket.on("data", (chunk) => {
      heard += chunk.toString()
      answer(heard, socket)
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve))
  return {
    port: (listener.address() as AddressInfo).port,
    heard: () => heard,
    close: async () => await new Promise((resolve) => listener.close(resolve)),
  }
}

describe("asking Redis for its pong", () => {
  it("logs in with the user and password of the address", async () => {
    const redis = await server(
      (heard, socket) => heard.endsWith("PING\r\n") && socket.write("+OK\r\n+PONG\r\n")
    )
    await pingRedis(`redis://me:p%40ss@127.0.0.1:${redis.port}/1`, 1_000)
    expect(redis.heard()).toBe("*3\r\n$4\r\nAUTH\r\n$2\r\nme\r\n$4\r\np@ss\r\n*1\r\n$4\r\nPING\r\n")
    await redis.close()
  })

  it("tells a refusal without the password", async () => {
    const redis = await server((_, socket) =>
      socket.write("-WRONGPASS invalid username-password pair\r\n")
    )
    await expect(pingRedis(`redis://:secret@127.0.0.1:${redis.port}`, 1_000)).rejects.toThrow(
      "refused: WRONGPASS"
    )
    await redis.close()
  })

  it("does not wait for ever", async () => {
    const redis = await server(() => undefined)
    await expect(pingRedis(`redis://127.0.0.1:${redis.port}`, 30)).rejects.toThrow(
      "no answer in time"
    )
    await redis.close()
  })

  it("tells when nobody listens, or hangs up", async () => {
    const redis = await server((_, socket) => socket.destroy())
    await expect(pingRedis(`redis://127.0.0.1:${redis.port}`, 1_000)).rejects.toThrow(
      "closed without an answer"
    )
    await redis.close()
    await expect(pingRedis(`redis://127.0.0.1:${redis.port}`, 1_000)).rejects.toThrow(
      "ECONNREFUSED"
    )
  })
})
