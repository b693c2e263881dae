import { keepPreviousData, useMutation, useQueries, useQuery } from "@tanstack/react-query"
import { request } from "./request"

/** Medusa's own resources which our forms refer to; only the fields we ask for. */
export type StockLocation = {
  id: string
  name: string
  address: {
    address_1: string | null
    address_2: string | null
    city: string | null
    province: string | null
    postal_code: string | null
    country_code: string | null
    phone: string | null
  } | null
}
export type DashboardUser = {
  id: string
  email: string
  first_name: string | null
  last_name: string | null
}
export type ProductVariant = {
  id: string
  title: string
  sku: string | null
  product: { title: string } | null
}

const PICKER_ROWS = 20

export const lookupKeys = {
  all: ["omni", "lookups"] as const,
  search: (resource: string, q: string) => [...lookupKeys.all, resource, q] as const,
  one: (resource: string, id: string) => [...lookupKeys.all, resource, "one", id] as const,
}

export const useStockLocations = (q: string) =>
  useQuery({
    queryKey: lookupKeys.search("stock-locations", q),
    queryFn: () =>
      request<{ stock_locations: StockLocation[] }>("/admin/stock-locations", {
        query: { q, limit: PICKER_ROWS, fields: "id,name,*address" },
      }),
    select: ({ stock_locations }) => stock_locations,
    placeholderData: keepPreviousData,
  })

export const useStockLocationName = (id: string) =>
  useQuery({
    queryKey: lookupKeys.one("stock-locations", id),
    queryFn: () =>
      request<{ stock_location: { name: string } }>(`/admin/stock-locations/${id}`, {
        query: { fields: "id,name" },
      }),
    select: ({ stock_location }) => stock_location.name,
  })

export const useSalesChannelName = (id: string | null) =>
  useQuery({
    queryKey: lookupKeys.one("sales-channels", id ?? ""),
    queryFn: () =>
      request<{ sales_channel: { name: string } }>(`/admin/sales-channels/${id}`, {
        query: { fields: "id,name" },
      }),
    select: ({ sales_channel }) => sales_channel.name,
    enabled: id !== null,
  })

export const useDashboardUsers = (q: string) =>
  useQuery({
    queryKey: lookupKeys.search("users", q),
    queryFn: () =>
      request<{ users: DashboardUser[] }>("/admin/users", {
        query: { q, limit: PICKER_ROWS, fields: "id,email,first_name,last_name" },
      }),
    select: ({ users }) => users,
    placeholderData: keepPreviousData,
  })

export const useProductVariants = (q: string) =>
  useQuery({
    queryKey: lookupKeys.search("product-variants", q),
    queryFn: () =>
      request<{ variants: ProductVariant[] }>("/admin/product-variants", {
        query: { q, limit: PICKER_ROWS, fields: "id,title,sku,product.title" },
      }),
    select: ({ variants }) => variants,
    placeholderData: keepPreviousData,
  })

/** Goods as a scanner finds them. */
export type ScannedVariant = ProductVariant & {
  barcode: string | null
  ean: string | null
  upc: string | null
  thumbnail: string | null
  product: { title: string; thumbnail: string | null } | null
}

/** What a scan or a typed name may be; whoever asks decides which of them it is. */
export const useScanVariants = () =>
  useMutation({
    mutationFn: (scan: string) =>
      request<{ variants: ScannedVariant[] }>("/admin/product-variants", {
        query: { q: scan, limit: PICKER_ROWS, fields: SCANNED_FIELDS },
      }),
  })

const SCANNED_FIELDS = "id,title,sku,barcode,ean,upc,thumbnail,product.title,product.thumbnail"

/** Currencies the shop sells in, its own first. */
export const useShopCurrencies = () =>
  useQuery({
    queryKey: lookupKeys.one("stores", "currencies"),
    queryFn: () =>
      request<{ stores: { supported_currencies: ShopCurrency[] | null }[] }>("/admin/stores", {
        query: { limit: 1, fields: "id,*supported_currencies" },
      }),
    select: ({ stores }) =>
      [...(stores[0]?.supported_currencies ?? [])]
        .sort((one, other) => Number(other.is_default) - Number(one.is_default))
        .map(({ currency_code }) => currency_code),
  })

/** Medusa's payment providers, by their ids. */
export const usePaymentProviders = () =>
  useQuery({
    queryKey: lookupKeys.one("payment-providers", "all"),
    queryFn: () =>
      request<{ payment_providers: { id: string }[] }>("/admin/payments/payment-providers", {
        query: { limit: 100 },
      }),
    select: ({ payment_providers }) => payment_providers.map(({ id }) => id).sort(),
  })

type ShopCurrency = { currency_code: string; is_default: boolean }

export const useRetailStoreName = (id: string | null) =>
  useQuery({
    queryKey: lookupKeys.one("retail-stores", id ?? ""),
    queryFn: () => request<{ retail_store: { name: string } }>(`/admin/retail-stores/${id}`),
    select: ({ retail_store }) => retail_store.name,
    enabled: id !== null,
  })

/** A store as a form offers it. */
export type StoreChoice = { id: string; name: string; city: string; address_1: string }
/** `own`: the stores a person works in. `any`: all of them, as the other end of a transfer. */
export type StoreRange = "own" | "any"

const STORE_LISTS: Record<StoreRange, string> = {
  own: "/admin/retail-stores",
  any: "/admin/stock-transfer-stores",
}
const STORE_ROWS = 50

export const useStoreChoices = (q: string, range: StoreRange) =>
  useQuery({
    queryKey: lookupKeys.search(`${range}-stores`, q),
    queryFn: () =>
      request<{ retail_stores?: StoreChoice[]; stores?: StoreChoice[] }>(STORE_LISTS[range], {
        query: { q, limit: STORE_ROWS, offset: 0 },
      }),
    select: ({ retail_stores, stores }) => retail_stores ?? stores ?? [],
    placeholderData: keepPreviousData,
  })

/** What a page about a store's tills says of the store. */
export type StoreFacts = { id: string; name: string; time_zone: string }

const STORE_FACTS_MS = 300_000

/** Names and clocks of the stores of a page's rows; each is asked for once in five minutes. */
export const useStoreFacts = (ids: readonly string[]): Map<string, StoreFacts> =>
  useQueries({
    queries: [...new Set(ids)].map((id) => ({
      queryKey: lookupKeys.one("retail-stores", id),
      queryFn: () => request<{ retail_store: StoreFacts }>(`/admin/retail-stores/${id}`),
      staleTime: STORE_FACTS_MS,
    })),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }) => (data ? [[data.retail_store.id, data.retail_store]] : []))
      ),
  })
