import { connect as connectPlain } from "node:net"
import { connect as connectTls } from "node:tls"

const REDIS_PORT = 6379

/** One command in Redis' wire format. */
const command = (...words: string[]) =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join("")}`

/**
 * Asks a Redis server for its PONG over a connection of its own.
 * @throws Error that tells why there was none within the time; it never carries the password.
 */
export async function pingRedis(address: string, limitMs: number): Promise<void> {
  const { protocol, hostname, port, username, password } = new URL(address)
  const target = { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || REDIS_PORT) }
  const login = password
    ? command(
        ...["AUTH", decodeURIComponent(username), decodeURIComponent(password)].filter(Boolean)
      )
    : ""
  const socket =
    protocol === "rediss:"
      ? connectTls({ ...target, servername: target.host })
      : connectPlain(target)
  try {
    await new Promise<void>((resolve, reject) => {
      let answer = ""
      socket.setTimeout(limitMs, () => reject(new Error("no answer in time")))
      socket.on("error", (error) =>
        reject(new Error((error as NodeJS.ErrnoException).code ?? "no connection"))
      )
      socket.on("close", () => reject(new Error("closed without an answer")))
      socket.on("data", (chunk) => {
        answer += chunk.toString("latin1")
        const refusal = /^-(\w+)/m.exec(answer)
        if (refusal) {
          reject(new Error(`refused: ${refusal[1]}`))
        } else if (answer.includes("+PONG\r\n")) {
          resolve()
        }
      })
      socket.write(login + command("PING"))
    })
  } finally {
    socket.destroy()
  }
}
