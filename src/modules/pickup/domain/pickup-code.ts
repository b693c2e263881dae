import { MedusaError } from "@medusajs/framework/utils"
import { toBuffer, toString } from "qrcode"
import { keyedHash } from "../../../core/keyed-hash"

/** Crockford's base 32: no I, L, O (read as digits) and no U (keeps words out). */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const CODE_BYTES = 5
const CODE = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/

/** A scanned code starts with it. Its I and U are in no code, so it cannot be part of one. */
const QR_PREFIX = "PICKUP"
/** The same keys on a Russian keyboard layout: a scanner types keys, not letters. */
const QR_PREFIX_ON_RUSSIAN_KEYS = "ЗШСЛГЗ"

const RUSSIAN_KEYS = "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ"
const LATIN_KEYS = "QWERTYUIOPASDFGHJKLZXCVBNM"

/** Letters that look alike: read from a screen, typed on a Russian keyboard. */
const CYRILLIC = "АВЕКМНОРСТУХ"
const LATIN_LOOK_ALIKES = "ABEKMHOPCTYX"

const MAX_TYPED = 64

function translate(text: string, from: string, to: string): string {
  return text.replace(/[\u0400-\u04FF]/g, (letter) => to[from.indexOf(letter)] ?? letter)
}

function formatted(characters: string): string {
  return `${characters.slice(0, 4)}-${characters.slice(4)}`
}

/**
 * The code of one issue for a pickup: 40 bits as "XXXX-XXXX". The same input always gives the same code,
 * so it is shown again without being stored; without the secret it cannot be foreseen.
 */
export function derivePickupCode(secret: string, pickupId: string, issue: number): string {
  const bytes = keyedHash(secret, "pickup-code", JSON.stringify([pickupId, issue]))
  let bits = BigInt(`0x${bytes.subarray(0, CODE_BYTES).toString("hex")}`)
  let characters = ""
  while (characters.length < (CODE_BYTES * 8) / 5) {
    characters = ALPHABET.charAt(Number(bits & 31n)) + characters
    bits >>= 5n
  }
  return formatted(characters)
}

/**
 * Reads a code as typed or scanned: any case, spaces and dashes, O for 0, I and L for 1, Cyrillic letters
 * that look alike, the QR text, also from a scanner on a Russian layout. Null when it is no code.
 */
export function normalizePickupCode(typed: string): string | null {
  if (typed.length > MAX_TYPED) {
    return null
  }
  let text = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, "")
  if (text.startsWith(QR_PREFIX_ON_RUSSIAN_KEYS)) {
    text = translate(text, RUSSIAN_KEYS, LATIN_KEYS)
  }
  if (text.startsWith(QR_PREFIX)) {
    text = text.slice(QR_PREFIX.length)
  }
  text = translate(text, CYRILLIC, LATIN_LOOK_ALIKES).replace(/O/g, "0").replace(/[IL]/g, "1")
  const code = formatted(text)
  return CODE.test(code) ? code : null
}

/** What is stored of a code: of no use for finding the code without the secret. */
export function hashPickupCode(secret: string, code: string): string {
  return keyedHash(secret, "pickup-code-hash", assertCode(code)).toString("hex")
}

/**
 * What the QR picture says: upper-case letters, digits and dashes only, so it means nothing to a printer
 * or a page and names nobody.
 */
export function pickupQrText(code: string): string {
  return `${QR_PREFIX}-${assertCode(code)}`
}

/** The code as a QR picture for a page. */
export async function pickupQrSvg(code: string): Promise<string> {
  return await toString(pickupQrText(code), { type: "svg", errorCorrectionLevel: "M", margin: 4 })
}

/** The code as a QR picture for a mail: mail programs show no SVG. */
export async function pickupQrPng(code: string): Promise<Buffer> {
  return await toBuffer(pickupQrText(code), { errorCorrectionLevel: "M", margin: 4, scale: 6 })
}

function assertCode(code: string): string {
  if (!CODE.test(code)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_ARGUMENT,
      "This is not a pickup code in its plain form",
      "invalid_pickup_code"
    )
  }
  return code
}
