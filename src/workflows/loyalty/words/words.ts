import type { Language } from "../../../core/language"
import { en } from "./en"
import { ru } from "./ru"

/** Sentences of a history; `order` is the number of an order as shoppers know it, null when there is none. */
export type Words = {
  earn: (points: number, order: string | null) => string
  mature: (points: number) => string
  hold: (points: number) => string
  capture: (points: number, order: string | null) => string
  release: (points: number) => string
  reverse: (moved: { given_back: number; taken_back: number }, order: string | null) => string
  expire: (points: number) => string
  add: (points: number) => string
  deduct: (points: number) => string
  merge: () => string
}

export const WORDS: Record<Language, Words> = { en, ru }
