import { keepPreviousData, useQuery } from "@tanstack/react-query"
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

export const useRetailStoreName = (id: string | null) =>
  useQuery({
    queryKey: lookupKeys.one("retail-stores", id ?? ""),
    queryFn: () => request<{ retail_store: { name: string } }>(`/admin/retail-stores/${id}`),
    select: ({ retail_store }) => retail_store.name,
    enabled: id !== null,
  })
