import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"

export type LogIn = { email: string; password: string }

/** The content of `.data/demo.json`. Later features add keys of their own; they are kept. */
export type DemoFile = {
  store_url: string
  admin_url: string
  publishable_key: string
  admin: LogIn
  customer: LogIn
  staff: (LogIn & { stores: { handle: string; role: string }[] })[]
}

export function readDemoFile(path: string): Partial<DemoFile> {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Partial<DemoFile>) : {}
}

/** Adds to the file, readable by its owner only; a crash leaves the old one or the new one. */
export function writeDemoFile(path: string, part: Partial<DemoFile>): void {
  const content = { ...readDemoFile(path), ...part }
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.tmp`
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, path)
}

/** Random per installation, about 95 bits, without letters that look alike. */
export function newPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
  return [...randomBytes(16)].map((byte) => letters[byte % letters.length]).join("")
}
