import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query"
import { GOODS_KINDS, goodsKey, type GoodsKind, type PolicyGoods } from "../format/goods-rule"
import { inBatches } from "./in-batches"
import { lookupKeys } from "./lookups"
import { request, type RequestQuery } from "./request"

/** Where Medusa keeps each kind of goods, and how it calls what names one. */
const RESOURCES = {
  category: { list: "product_categories", path: "/admin/product-categories", title: "name" },
  product: { list: "products", path: "/admin/products", title: "title" },
  tag: { list: "product_tags", path: "/admin/product-tags", title: "value" },
} as const satisfies Record<GoodsKind, { list: string; path: string; title: string }>

/** Of each kind; typing narrows them. */
const PICKER_ROWS = 10
/** A longer list in an address is not read as a list. */
const MOST_AT_ONCE = 20
const NAMES_MS = 300_000

export type FoundGoods = PolicyGoods & { name: string; parent: string | null }

type GoodsRow = {
  id: string
  name?: string
  title?: string
  value?: string
  parent_category?: { name: string } | null
}

const findGoods = async (kind: GoodsKind, query: RequestQuery): Promise<FoundGoods[]> => {
  const { list, path, title } = RESOURCES[kind]
  const parent = kind === "category" ? ",parent_category.name" : ""
  const answer = await request<{ [list: string]: GoodsRow[] | undefined }>(path, {
    query: { ...query, fields: `id,${title}${parent}` },
  })
  return (answer[list] ?? []).map((row) => ({
    ...{ kind, id: row.id, name: row[title] ?? row.id },
    parent: row.parent_category?.name ?? null,
  }))
}

/** Categories, products and tags by part of a name. */
export const useGoodsSearch = (q: string) =>
  useQuery({
    queryKey: lookupKeys.search("goods", q),
    queryFn: async () =>
      (
        await Promise.all(GOODS_KINDS.map((kind) => findGoods(kind, { q, limit: PICKER_ROWS })))
      ).flat(),
    placeholderData: keepPreviousData,
  })

const loaderOf = (kind: GoodsKind) =>
  inBatches(async (ids) => {
    const found = await findGoods(kind, { id: ids, limit: MOST_AT_ONCE })
    return new Map(found.map(({ id, name }) => [id, name]))
  }, MOST_AT_ONCE)

const LOADERS = {
  category: loaderOf("category"),
  product: loaderOf("product"),
  tag: loaderOf("tag"),
} satisfies Record<GoodsKind, unknown>

/**
 * Names of goods, each asked for once in five minutes.
 * @returns null for what the catalogue no longer has; while nobody knows, the id
 */
export const useGoodsNames = (goods: readonly PolicyGoods[]) => {
  const asked = new Map(goods.map((one) => [goodsKey(one), one]))
  const names = useQueries({
    queries: [...asked].map(([key, { kind, id }]) => ({
      queryKey: lookupKeys.one(`goods-${kind}`, id),
      queryFn: async () => ({ key, name: await LOADERS[kind](id) }),
      staleTime: NAMES_MS,
    })),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }) => (data ? [[data.key, data.name] as const] : []))),
  })
  return (one: PolicyGoods): string | null => {
    const name = names.get(goodsKey(one))
    return name === undefined ? one.id : name
  }
}
