import { Secret, TOTP } from "otpauth"

/** Each code is shown for so long (RFC 6238's time step). */
export const STEP_SECONDS = 30
const DIGITS = 8
const SEED_BYTES = 20
/** A code is taken for one step before and one after its own: a phone's clock may be a little off, a shopper slow. */
const WINDOW = 1

const FORM = /^LOY1\.([A-Za-z0-9_-]{22})\.(\d{8})$/

const totpOf = (seed: string): TOTP =>
  new TOTP({ secret: seed, algorithm: "SHA1", digits: DIGITS, period: STEP_SECONDS })

/** A seed of its own for an account, in base32. */
export const newSeed = (): string => new Secret({ size: SEED_BYTES }).base32

export type QrCode = { text: string; shows_from: Date; shows_until: Date }

/** What the shopper's screen shows from now on, step by step. The token names the account to us, and to nobody else. */
export function codesFrom(token: string, seed: string, now: Date, count: number): QrCode[] {
  const totp = totpOf(seed)
  const first = totp.counter({ timestamp: now.getTime() })
  return Array.from({ length: count }, (_, index) => {
    const from = (first + index) * STEP_SECONDS * 1000
    return {
      text: `LOY1.${token}.${totp.generate({ timestamp: from })}`,
      shows_from: new Date(from),
      shows_until: new Date(from + STEP_SECONDS * 1000),
    }
  })
}

/** What was read off a screen; null when it is no such code. */
export function readQr(text: string): { token: string; code: string } | null {
  const [, token, code] = FORM.exec(text.trim()) ?? []
  return token && code ? { token, code } : null
}

/** The step a code belongs to; null when it is none of now. */
export function stepOf(seed: string, code: string, now: Date): number | null {
  const totp = totpOf(seed)
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? null : totp.counter({ timestamp: now.getTime() }) + delta
}
