import type { Language } from "../../../core/language"
import type { BonusKind } from "../../../modules/loyalty/domain/bonuses/rules"
import { en } from "./en"
import { ru } from "./ru"

/** Sentences of a history; `order` is the number of an order as shoppers know it, null when there is none. */
export type Words = {
  /** Points for an occasion that is no purchase's own. */
  bonus: (points: number, kind: BonusKind) => string
  bonusGone: (points: number, kind: BonusKind, order: string | null) => string
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
