import type { Words } from "./words"

const points = (count: number): string => `${count} ${count === 1 ? "point" : "points"}`
const forOrder = (order: string | null): string => (order ? ` for order ${order}` : "")

export const en: Words = {
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
