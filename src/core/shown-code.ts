import { MedusaError } from "@medusajs/framework/utils"
import { toBuffer, toString } from "qrcode"
import {
  codeOfBytes,
  fromRussianKeys,
  isCode,
  normalizeCode,
  plainTyped,
  russianKeysOf,
} from "./human-code"
import { keyedHash } from "./keyed-hash"

export type ShownCode = ReturnType<typeof shownCode>

/**
 * Codes that shoppers show at a counter: 40 bits as "XXXX-XXXX", derived from what they open, so that they are shown
 * again without being stored; without the secret they cannot be foreseen.
 * @param purpose keeps one kind from passing for another
 * @param prefix begins what a scanner reads; with a letter that is in no code (I, L, O, U) it cannot be part of one
 */
export function shownCode({ purpose, prefix }: { purpose: string; prefix: string }) {
  const assertCode = (code: string): string => {
    if (!isCode(code)) {
      throw new MedusaError(
        MedusaError.Types.INVALID_ARGUMENT,
        `This is not a ${purpose} in its plain form`,
        `invalid_${purpose.replace("-", "_")}`
      )
    }
    return code
  }
  const qrText = (code: string): string => `${prefix}-${assertCode(code)}`
  return {
    /** The code of one issue; the same input always gives the same code. */
    derive: (secret: string, id: string, issue: number): string =>
      codeOfBytes(keyedHash(secret, purpose, JSON.stringify([id, issue]))),

    /**
     * Reads a code as typed or scanned: any case, spaces and dashes, O for 0, I and L for 1, Cyrillic letters
     * that look alike, the QR text, also from a scanner on a Russian layout. Null when it is no code.
     */
    normalize(typed: string): string | null {
      let text = plainTyped(typed)
      // A scanner types keys, not letters.
      if (text?.startsWith(russianKeysOf(prefix))) {
        text = fromRussianKeys(text)
      }
      if (text?.startsWith(prefix)) {
        text = text.slice(prefix.length)
      }
      return text === null ? null : normalizeCode(text)
    },

    /** What is stored of a code: of no use for finding the code without the secret. */
    hash: (secret: string, code: string): string =>
      keyedHash(secret, `${purpose}-hash`, assertCode(code)).toString("hex"),

    /**
     * What the QR picture says: upper-case letters, digits and dashes only, so it means nothing to a printer
     * or a page and names nobody.
     */
    qrText,

    /** The code as a QR picture for a page. */
    qrSvg: async (code: string): Promise<string> =>
      await toString(qrText(code), { type: "svg", errorCorrectionLevel: "M", margin: 4 }),

    /** The code as a QR picture for a mail: mail programs show no SVG. */
    qrPng: async (code: string): Promise<Buffer> =>
      await toBuffer(qrText(code), { errorCorrectionLevel: "M", margin: 4, scale: 6 }),
  }
}
