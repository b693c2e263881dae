import type { AdminReturnPolicy } from "../../src/types/return-policy"
import { isObject } from "./rules-text"

export type GoodsRule = AdminReturnPolicy["rules"]["excluded"]

/** In the order they are shown in. */
export const GOODS_KINDS = ["category", "product", "tag"] as const
export type GoodsKind = (typeof GOODS_KINDS)[number]

/** One entry of the catalogue that a rule is about. */
export type PolicyGoods = { kind: GoodsKind; id: string }

const LISTS = {
  category: "category_ids",
  product: "product_ids",
  tag: "tag_ids",
} as const satisfies Record<GoodsKind, keyof GoodsRule>

/** What a rule names, each once; nothing where it is no such rule. */
export const goodsIn = (rule: unknown): PolicyGoods[] =>
  GOODS_KINDS.flatMap((kind) =>
    [...new Set(textsIn(isObject(rule) ? rule[LISTS[kind]] : []))].map((id) => ({ kind, id }))
  )

export const goodsRule = (goods: readonly PolicyGoods[]): GoodsRule => {
  const idsOf = (of: GoodsKind) => goods.filter(({ kind }) => kind === of).map(({ id }) => id)
  return {
    product_ids: idsOf("product"),
    category_ids: idsOf("category"),
    tag_ids: idsOf("tag"),
  }
}

export const goodsKey = ({ kind, id }: PolicyGoods): string => `${kind} ${id}`

/** The texts of a list that somebody may have typed. */
export const textsIn = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((each) => typeof each === "string") : []
