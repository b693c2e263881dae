import { MedusaError } from "@medusajs/framework/utils"
import { toBuffer, toString } from "qrcode"
import {
  codeOfBytes,
  fromRussianKeys,
  isCode,
  normalizeCode,
  plainTyped,
} from "../../../core/human-code"
import { keyedHash } from "../../../core/keyed-hash"

/** A scanned code starts with it. Its I and U are in no code, so it cannot be part of one. */
const QR_PREFIX = "PICKUP"
/** The same keys on a Russian keyboard layout: a scanner types keys, not letters. */
const QR_PREFIX_ON_RUSSIAN_KEYS = "ЗШСЛГЗ"

/**
 * The code of one issue for a pickup: 40 bits as "XXXX-XXXX". The same input always gives the same code,
 * so it is shown again without being stored; without the secret it cannot be foreseen.
 */
export function derivePickupCode(secret: string, pickupId: string, issue: number): string {
  return codeOfBytes(keyedHash(secret, "pickup-code", JSON.stringify([pickupId, issue])))
}

/**
 * Reads a code as typed or scanned: any case, spaces and dashes, O for 0, I and L for 1, Cyrillic letters
 * that look alike, the QR text, also from a scanner on a Russian layout. Null when it is no code.
 */
export function normalizePickupCode(typed: string): string | null {
  let text = plainTyped(typed)
  if (text?.startsWith(QR_PREFIX_ON_RUSSIAN_KEYS)) {
    text = fromRussianKeys(text)
  }
  if (text?.startsWith(QR_PREFIX)) {
    text = text.slice(QR_PREFIX.length)
  }
  return text === null ? null : normalizeCode(text)
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
  if (!isCode(code)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_ARGUMENT,
      "This is not a pickup code in its plain form",
      "invalid_pickup_code"
    )
  }
  return code
}
