import type { HistoryPosting } from "../../../modules/loyalty/read-models/history"
import { BONUS_KINDS, type BonusKind } from "../../../modules/loyalty/domain/bonuses/rules"
import type { Place } from "../../../modules/loyalty/domain/places"
import type { Language } from "../../../core/language"
import { WORDS } from "./words"

/** Says what a posting did. `order` is the order's number as shoppers know it. */
export function describePosting(
  { kind, reason, entries }: HistoryPosting,
  order: string | null,
  language: Language
): string {
  const words = WORDS[language]
  const into = (place: Place) =>
    entries.reduce((sum, entry) => sum + (entry.place === place ? entry.amount : 0), 0)
  switch (kind) {
    case "earn":
      return isBonus(reason)
        ? words.bonus(-into("issued"), reason)
        : words.earn(-into("issued"), order)
    case "mature":
      return words.mature(-into("pending"))
    case "hold":
      return words.hold(into("held"))
    case "capture":
      return words.capture(into("redeemed"), order)
    case "release":
    case "hold_expired":
      return words.release(-into("held"))
    case "reverse":
      if (isBonus(reason)) {
        return words.bonusGone(into("clawed_back"), reason, order)
      }
      return words.reverse(
        { given_back: Math.max(0, -into("redeemed")), taken_back: into("clawed_back") },
        order
      )
    case "expire":
      return words.expire(into("expired"))
    case "adjust":
      return into("added") < 0 ? words.add(-into("added")) : words.deduct(into("deducted"))
    case "merge_out":
    case "merge_in":
    case "unmerge_out":
    case "unmerge_in":
      return words.merge()
  }
}

const isBonus = (reason: string | null): reason is BonusKind =>
  BONUS_KINDS.some((kind) => kind === reason)
