import { randomInt } from "node:crypto"
import { keyedHash } from "../../../core/keyed-hash"

/** Nothing that looks like something else, on a screen or read over the phone. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
const LENGTH = 8

/** A new pairing code as "XXXX-XXXX": about 39 bits, for ten minutes and a few tries. */
export function newPairingCode(): string {
  const characters = Array.from(
    { length: LENGTH },
    () => ALPHABET[randomInt(ALPHABET.length)]
  ).join("")
  return `${characters.slice(0, 4)}-${characters.slice(4)}`
}

/** What is stored of a code, however it is typed: of no use without the secret. */
export function hashPairingCode(secret: string, typed: string): string {
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, "")
  return keyedHash(secret, "pos-pairing-code", code).toString("hex")
}
