import type { Words } from "./words"

const FORMS: Record<string, string> = { one: "балл", few: "балла" }
const plural = new Intl.PluralRules("ru")

const points = (count: number): string => `${count} ${FORMS[plural.select(count)] ?? "баллов"}`
const forOrder = (order: string | null): string => (order ? ` за заказ ${order}` : "")

export const ru: Words = {
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
