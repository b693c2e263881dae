import type { BonusKind } from "../../../modules/loyalty/domain/bonuses/rules"
import type { Words } from "./words"

const points = (count: number): string => `${count} ${count === 1 ? "point" : "points"}`
const forOrder = (order: string | null): string => (order ? ` for order ${order}` : "")

const OCCASIONS: Record<BonusKind, string> = {
  sign_up: "for joining",
  birthday: "for your birthday",
  first_online: "for the first purchase online",
  first_store: "for the first purchase in a store",
  review: "for a review",
  referrer: "for a friend's first purchase",
  referred: "for the first purchase as a friend's guest",
}

export const en: Words = {
  bonus: (count, kind) => `${points(count)} ${OCCASIONS[kind]}`,
  bonusGone: (count, kind, order) =>
    `${points(count)} ${OCCASIONS[kind]} taken back${order ? `, return${forOrder(order)}` : ""}`,
  earn: (count, order) => `${points(count)} earned${forOrder(order)}`,
  mature: (count) => `${points(count)} can be spent from now on`,
  hold: (count) => `${points(count)} set aside for a purchase`,
  capture: (count, order) => `${points(count)} spent${forOrder(order)}`,
  release: (count) => `${points(count)} no longer set aside`,
  reverse: ({ given_back, taken_back }, order) =>
    [
      `Return${forOrder(order)}`,
      ...(given_back ? [`${points(given_back)} given back`] : []),
      ...(taken_back ? [`${points(taken_back)} taken back`] : []),
    ].join(", "),
  expire: (count) => `${points(count)} expired`,
  add: (count) => `${points(count)} given by the shop`,
  deduct: (count) => `${points(count)} taken off by the shop`,
  merge: () => "Two accounts were joined or parted",
}
