import type { Language } from "../../../core/language"
import type { ReasonCode } from "../../../modules/loyalty/domain/adjustments"
import type { HistoryPosting } from "../../../modules/loyalty/read-models/history"
import { describePosting } from "./describe"

type Why = {
  /** Of points given or taken by hand; `import`: a file of existing cards brought them. Others are shown as they are. */
  reasons: Record<ReasonCode | "import", string>
  owes: (points: number) => string
  paid: (points: number) => string
}

const WHY: Record<Language, Why> = {
  en: {
    reasons: {
      goodwill: "goodwill",
      missing_points: "points that had not been given",
      correction: "correction of a mistake",
      promotion: "promotion",
      misuse: "misuse",
      other: "another reason",
      import: "balance of an existing card",
    },
    owes: (points) => `${points} more owed`,
    paid: (points) => `${points} paid what was owed`,
  },
  ru: {
    reasons: {
      goodwill: "жест доброй воли",
      missing_points: "не начислились вовремя",
      correction: "исправление ошибки",
      promotion: "акция",
      misuse: "злоупотребление",
      other: "другая причина",
      import: "остаток действующей карты",
    },
    owes: (points) => `долг вырос на ${points}`,
    paid: (points) => `в счёт долга ушло ${points}`,
  },
}

/** What a posting did, as shoppers read it, and what staff want to know besides: why, and what became of a debt. */
export function explainPosting(
  posting: HistoryPosting,
  order: string | null,
  language: Language
): string {
  const { reasons, owes, paid } = WHY[language]
  const { kind, reason, entries } = posting
  const why = kind === "adjust" && reason ? [reasons[reason as ReasonCode] ?? reason] : []
  const debt = entries.reduce((sum, { place, amount }) => sum + (place === "debt" ? amount : 0), 0)
  const owed = debt === 0 ? [] : [debt < 0 ? owes(-debt) : paid(debt)]
  return [[describePosting(posting, order, language), ...why].join(": "), ...owed].join("; ")
}
