import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs"
import { connect, createServer } from "node:net"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"

const root = join(__dirname, "../..")
const START_LIMIT_MS = 90_000
const STOP_LIMIT_MS = 15_000
const POLL_MS = 100

export type Running = { url: string; stop: () => Promise<void> }

export type ServerProcess = Running & {
  /** As a power cut: `kill -9`, and it is gone when this returns. */
  kill: () => Promise<void>
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer()
    server.on("error", reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0))
    })
  })
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return
  }
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS)
    child.once("exit", () => {
      clearTimeout(force)
      resolve()
    })
    child.kill("SIGTERM")
  })
}

/** Asks until the answer is yes; fails at once when the process has ended. */
async function untilReady(
  child: ChildProcess,
  isReady: () => Promise<boolean>,
  output: () => string
): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS
  while (!(await isReady())) {
    if (child.exitCode !== null || Date.now() > limit) {
      await stopProcess(child)
      throw new Error(`The process did not start:\n${output()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

function start(command: string, args: string[], options: { cwd: string; env: NodeJS.ProcessEnv }) {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] })
  let output = ""
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-8000)
  }
  child.stdout.on("data", keep)
  child.stderr.on("data", keep)
  return { child, output: () => output }
}

async function killProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, "exit")
    child.kill("SIGKILL")
    await exited
  }
}

/** A second real server, in a process of its own, on a database that is migrated already. */
export async function startServerProcess(input: {
  databaseUrl: string
  env?: Record<string, string>
}): Promise<ServerProcess> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const cli = join(root, "node_modules/@medusajs/cli/cli.js")
  const { child, output } = start(process.execPath, [cli, "start", "--port", String(port)], {
    cwd: root,
    env: {
      ...process.env,
      MEDUSA_ADMIN_DISABLED: "true",
      MEDUSA_DISABLE_TELEMETRY: "true",
      MEDUSA_WORKER_MODE: "server",
      ...input.env,
      DATABASE_URL: input.databaseUrl,
    },
  })
  const isReady = async () => (await fetch(`${url}/health`).catch(() => null))?.ok ?? false
  await untilReady(child, isReady, output)
  return { url, stop: () => stopProcess(child), kill: () => killProcess(child) }
}

function installedProgram(name: string): string | undefined {
  const candidates = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name))
  return candidates.find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

async function accepts(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, "localhost")
    socket.once("connect", () => {
      socket.destroy()
      resolve(true)
    })
    socket.once("error", () => resolve(false))
  })
}

/** True where `redis-server` is installed: suites that need it choose `describe` by it and say so. */
export const hasRedis = (): boolean => installedProgram("redis-server") !== undefined

/** A Redis of its own for one suite, with nothing kept; null where `redis-server` is not installed. */
export async function withRedis(): Promise<Running | null> {
  const program = installedProgram("redis-server")
  if (!program) {
    return null
  }
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), "omni-redis-"))
  const args = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "::1",
    "--save",
    "",
    "--appendonly",
    "no",
    "--dir",
    folder,
  ]
  const { child, output } = start(program, args, { cwd: folder, env: process.env })
  await untilReady(child, () => accepts(port), output)
  return {
    url: `redis://localhost:${port}`,
    stop: async () => {
      await stopProcess(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
