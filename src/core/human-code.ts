import { randomBytes } from "node:crypto"

/** Crockford's base 32: no I, L, O (read as digits) and no U (keeps words out). */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const CODE = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/
const CODE_BYTES = 5

const RUSSIAN_KEYS = "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ"
const LATIN_KEYS = "QWERTYUIOPASDFGHJKLZXCVBNM"

/** Letters that look alike: read from a screen, typed on a Russian keyboard. */
const CYRILLIC = "АВЕКМНОРСТУХ"
const LATIN_LOOK_ALIKES = "ABEKMHOPCTYX"

const MAX_TYPED = 64

function translate(text: string, from: string, to: string): string {
  return text.replace(/\p{L}/gu, (letter) => to[from.indexOf(letter)] ?? letter)
}

const formatted = (characters: string): string => `${characters.slice(0, 4)}-${characters.slice(4)}`

/** The first 40 bits as "XXXX-XXXX": a code that people read out and type. */
export function codeOfBytes(bytes: Buffer): string {
  let bits = BigInt(`0x${bytes.subarray(0, CODE_BYTES).toString("hex")}`)
  let characters = ""
  while (characters.length < (CODE_BYTES * 8) / 5) {
    characters = ALPHABET.charAt(Number(bits & 31n)) + characters
    bits >>= 5n
  }
  return formatted(characters)
}

export const randomCode = (): string => codeOfBytes(randomBytes(CODE_BYTES))

export const isCode = (text: string): boolean => CODE.test(text)

/** Upper case, without spaces, dashes and invisible characters; null when it is too long to be typed. */
export function plainTyped(typed: string): string | null {
  if (typed.length > MAX_TYPED) {
    return null
  }
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, "")
}

/** What the same keys write on a Latin layout: a scanner types keys, not letters. */
export const fromRussianKeys = (text: string): string => translate(text, RUSSIAN_KEYS, LATIN_KEYS)

/** What the keys of a Latin text write on a Russian layout. */
export const russianKeysOf = (text: string): string => translate(text, LATIN_KEYS, RUSSIAN_KEYS)

/**
 * Reads a code as typed: any case, spaces and dashes, O for 0, I and L for 1, Cyrillic letters that look
 * alike. Null when it is no code.
 */
export function normalizeCode(typed: string): string | null {
  const plain = plainTyped(typed)
  if (plain === null) {
    return null
  }
  const text = translate(plain, CYRILLIC, LATIN_LOOK_ALIKES)
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
  const code = formatted(text)
  return isCode(code) ? code : null
}
