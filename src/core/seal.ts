import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto"
import { MedusaError } from "@medusajs/framework/utils"

const VERSION = "v1"
const IV_BYTES = 12
const TAG_BYTES = 16

/** A key for sealing alone: no other use of the plugin's secret can open what was sealed. */
const keyOf = (secret: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, "", "omni/seal/1", 32))

/** Encrypts a secret that must be stored but may be read again (AES-256-GCM). Never twice the same text. */
export function seal(secret: string, plaintext: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret), iv)
  const encrypted = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()])
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString("base64url")}`
}

/**
 * The text that `seal` was given.
 * @throws UNEXPECTED_STATE `seal_broken` when it was sealed under another secret or has been changed.
 */
export function unseal(secret: string, sealed: string): string {
  const [version, text = ""] = sealed.split(".")
  // Nothing at all opens no better than something else.
  const bytes = Buffer.from(version === VERSION ? text : "", "base64url")
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(secret), bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    const opened = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]
    return Buffer.concat(opened).toString("utf8")
  } catch {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "A stored secret cannot be opened: was the plugin's secret changed?",
      "seal_broken"
    )
  }
}
