import type { BonusKind } from "../../../modules/loyalty/domain/bonuses/rules"
import type { Words } from "./words"

const FORMS: Record<string, string> = { one: "балл", few: "балла" }
const plural = new Intl.PluralRules("ru")

const points = (count: number): string => `${count} ${FORMS[plural.select(count)] ?? "баллов"}`
const forOrder = (order: string | null): string => (order ? ` за заказ ${order}` : "")

const OCCASIONS: Record<BonusKind, string> = {
  sign_up: "за вступление в программу",
  birthday: "ко дню рождения",
  first_online: "за первую покупку на сайте",
  first_store: "за первую покупку в магазине",
  review: "за отзыв",
  referrer: "за первую покупку друга",
  referred: "за первую покупку по приглашению друга",
}

export const ru: Words = {
  bonus: (count, kind) => `Начислено ${points(count)} ${OCCASIONS[kind]}`,
  bonusGone: (count, kind, order) =>
    `Списано ${points(count)}, начисленные ${OCCASIONS[kind]}${order ? `: возврат по заказу ${order}` : ""}`,
  earn: (count, order) => `Начислено ${points(count)}${forOrder(order)}`,
  mature: (count) => `Теперь можно потратить ещё ${points(count)}`,
  hold: (count) => `Отложено для покупки: ${points(count)}`,
  capture: (count, order) => `Потрачено ${points(count)}${forOrder(order)}`,
  release: (count) => `Больше не отложено: ${points(count)}`,
  reverse: ({ given_back, taken_back }, order) =>
    [
      order ? `Возврат по заказу ${order}` : "Возврат",
      ...(given_back ? [`возвращено ${points(given_back)}`] : []),
      ...(taken_back ? [`списано ${points(taken_back)}`] : []),
    ].join(", "),
  expire: (count) => `Сгорело ${points(count)}`,
  add: (count) => `Магазин начислил ${points(count)}`,
  deduct: (count) => `Магазин списал ${points(count)}`,
  merge: () => "Счета объединены или разделены",
}
