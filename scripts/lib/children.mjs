/** Programs started by the scripts. All of them end with the script, whatever ends it. */
import { spawn } from "node:child_process"
import { createWriteStream } from "node:fs"
import { basename } from "node:path"
import { errorsIn } from "./log-lines.mjs"
import { SetUpError } from "./progress.mjs"
import { root } from "./paths.mjs"

const STOP_LIMIT_MS = 20_000
const TAIL = 40_000
const running = new Set()

/** Starts a program of which stop() is our business: Ctrl-C does not reach it by itself. */
export function startProgram(args, { env, cwd = root, logFile, onOutput }) {
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    detached: process.platform !== "win32",
    // The fourth is a channel: its end tells the program that we are gone.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  })
  const program = { child, tail: "", exited: undefined }
  const log = logFile ? createWriteStream(logFile, { flags: "w", mode: 0o600 }) : undefined
  const keep = (chunk) => {
    program.tail = (program.tail + chunk).slice(-TAIL)
    log?.write(chunk)
  }
  child.stdout.on("data", keep)
  child.stdout.on("data", (chunk) => onOutput?.(chunk))
  child.stderr.on("data", keep)
  program.exited = new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 1, error }))
    child.once("exit", (code, signal) => resolve({ code, signal }))
  })
  running.add(program)
  program.exited.then(() => running.delete(program))
  return program
}

export async function stopProgram({ child, exited }) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return
  }
  child.kill("SIGTERM")
  const force = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS)
  await exited
  clearTimeout(force)
}

export async function stopPrograms() {
  await Promise.all([...running].map(stopProgram))
}

/**
 * Runs a Node program to its end.
 * @returns what it printed on standard output
 * @throws SetUpError when it fails, with the errors of its log; `whole`: with all that it printed
 */
export async function runProgram(args, { env = process.env, cwd, logFile, title = basename(args[0]), whole = false } = {}) {
  let output = ""
  const program = startProgram(args, { env, cwd, logFile, onOutput: (chunk) => (output += chunk) })
  const { code, signal, error } = await program.exited
  if (code !== 0) {
    const end = signal ? `was ended by ${signal}` : `ended with ${code}`
    throw new SetUpError(`${title} ${error ? error.message : end}:\n${whole ? program.tail.trim() : errorsIn(program.tail)}`)
  }
  return output
}
