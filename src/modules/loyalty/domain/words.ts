import type { PostingKind } from "./book"
import type { Place } from "./places"

export type Locale = "en" | "ru"

/** What a sentence about a posting needs to know. */
export type Told = {
  kind: PostingKind
  /** Why, as it was written down: a reason code of an adjustment. */
  reason: string | null
  entries: readonly { place: Place; amount: number }[]
  /** Number of the order it belongs to, where one is known. */
  order_number: number | null
}

/** By how much each of the shopper's balances changed, and what went where. */
type Moves = Record<Place, number>

const PLACES: Place[] = [
  "pending",
  "available",
  "held",
  "debt",
  "issued",
  "added",
  "redeemed",
  "expired",
  "deducted",
  "clawed_back",
  "written_off",
  "transferred",
]

const movesOf = (entries: Told["entries"]): Moves =>
  Object.fromEntries(
    PLACES.map((place) => [
      place,
      entries.filter((entry) => entry.place === place).reduce((sum, { amount }) => sum + amount, 0),
    ])
  ) as Moves

type Language = {
  /** "5 points", in the case that follows a verb. */
  points: (count: number) => string
  order: (number: number) => string
  sentences: Record<PostingKind, (moves: Moves, reason: string) => string>
  reasons: Record<string, string>
  debt: { more: (points: string) => string; paid: (points: string) => string }
}

const english = (count: number) => `${count} ${count === 1 ? "point" : "points"}`

const EN: Language = {
  points: english,
  order: (number) => `Order #${number}`,
  sentences: {
    earn: (m) =>
      m.pending > 0
        ? `${english(-m.issued)} earned, to be spent later`
        : `${english(-m.issued)} earned`,
    mature: (m) => `${english(-m.pending)} earned before may be spent now`,
    hold: (m) => `${english(m.held)} set aside for a purchase`,
    capture: (m) =>
      m.held + m.redeemed < 0
        ? `${english(m.redeemed)} spent, ${english(-m.held - m.redeemed)} set aside came back`
        : `${english(m.redeemed)} spent`,
    release: (m) => `${english(-m.held)} set aside came back`,
    hold_expired: (m) => `${english(-m.held)} set aside came back: their time was over`,
    reverse: (m) =>
      `Goods came back: ${english(m.clawed_back)} taken back, ${english(-m.redeemed)} given back`,
    expire: (m) => `${english(m.expired)} expired`,
    adjust: (m, reason) =>
      m.added < 0
        ? `${english(-m.added)} given by hand: ${reason}`
        : `${english(m.deducted)} taken off by hand: ${reason}`,
    merge_out: () => "Everything went to the account this one was merged into",
    merge_in: () => "Everything of another account came here: the two were merged",
    unmerge_out: () => "What the other account had brought went back: the merge was undone",
    unmerge_in: () => "What this account had brought came back: the merge was undone",
  },
  reasons: {
    goodwill: "goodwill",
    missing_points: "points that had not been given",
    correction: "correction of a mistake",
    promotion: "promotion",
    misuse: "misuse",
    other: "another reason",
    import: "brought over from existing cards",
  },
  debt: {
    more: (points) => `${points} more are owed now`,
    paid: (points) => `${points} of it paid what was owed`,
  },
}

const RUSSIAN = new Intl.PluralRules("ru")
const BALL: Record<string, string> = { one: "балл", few: "балла", many: "баллов", other: "балла" }
const russian = (count: number) => `${count} ${BALL[RUSSIAN.select(count)]}`

const RU: Language = {
  points: russian,
  order: (number) => `Заказ № ${number}`,
  sentences: {
    earn: (m) =>
      m.pending > 0
        ? `Начислено: ${russian(-m.issued)}, потратить можно позже`
        : `Начислено: ${russian(-m.issued)}`,
    mature: (m) => `Теперь можно потратить: ${russian(-m.pending)}`,
    hold: (m) => `Отложено для покупки: ${russian(m.held)}`,
    capture: (m) =>
      m.held + m.redeemed < 0
        ? `Потрачено: ${russian(m.redeemed)}, вернулось из отложенных: ${russian(-m.held - m.redeemed)}`
        : `Потрачено: ${russian(m.redeemed)}`,
    release: (m) => `Вернулось из отложенных: ${russian(-m.held)}`,
    hold_expired: (m) => `Вернулось из отложенных, время вышло: ${russian(-m.held)}`,
    reverse: (m) =>
      `Возврат товара: снято ${russian(m.clawed_back)}, возвращено ${russian(-m.redeemed)}`,
    expire: (m) => `Сгорело: ${russian(m.expired)}`,
    adjust: (m, reason) =>
      m.added < 0
        ? `Начислено вручную: ${russian(-m.added)}, причина: ${reason}`
        : `Снято вручную: ${russian(m.deducted)}, причина: ${reason}`,
    merge_out: () => "Всё перешло на счёт, с которым этот объединён",
    merge_in: () => "Сюда перешло всё с другого счёта: счета объединены",
    unmerge_out: () => "Объединение отменено: вернулось то, что принёс другой счёт",
    unmerge_in: () => "Объединение отменено: вернулось то, что принёс этот счёт",
  },
  reasons: {
    goodwill: "жест доброй воли",
    missing_points: "не были начислены вовремя",
    correction: "исправление ошибки",
    promotion: "акция",
    misuse: "злоупотребление",
    other: "другое",
    import: "перенос с действующих карт",
  },
  debt: {
    more: (points) => `долг вырос на ${points}`,
    paid: (points) => `в счёт долга: ${points}`,
  },
}

const LANGUAGES: Record<Locale, Language> = { en: EN, ru: RU }

/** A posting as one sentence for shoppers and staff: "Order #12: 30 points earned, to be spent later". */
export function explainPosting(
  { kind, reason, entries, order_number }: Told,
  locale: Locale
): string {
  const words = LANGUAGES[locale]
  const moves = movesOf(entries)
  const why = reason === null ? "" : (words.reasons[reason] ?? reason)
  const what = words.sentences[kind](moves, why)
  const debt =
    moves.debt === 0 || kind.includes("merge")
      ? []
      : [
          moves.debt < 0
            ? words.debt.more(words.points(-moves.debt))
            : words.debt.paid(words.points(moves.debt)),
        ]
  const sentence = [what, ...debt].join("; ")
  return order_number === null ? sentence : `${words.order(order_number)}: ${sentence}`
}
