import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  AdminRetailStore,
  AdminRetailStoreList,
  AdminStoreStaff,
  AdminVariantSafetyStock,
  HoursException,
  PickupSettings,
  StaffRole,
  WeeklyHours,
} from "../../src/types/http"
import { request } from "./request"

const PATH = "/admin/retail-stores"

export type RetailStoreQuery = { q?: string; limit: number; offset: number }

/** Where the store is and how it is reached. */
export type StorePlace = {
  name: string
  handle?: string
  phone: string | null
  address_1: string
  address_2: string | null
  city: string
  province: string | null
  postal_code: string | null
  country_code: string
  latitude: number
  longitude: number
  time_zone: string
}
export type CreateRetailStore = StorePlace & { stock_location_id: string }
export type UpdateRetailStore = Partial<
  StorePlace &
    PickupSettings & {
      is_active: boolean
      weekly_hours: WeeklyHours[]
    }
>

export const retailStoreKeys = {
  all: ["omni", "retail-stores"] as const,
  lists: () => [...retailStoreKeys.all, "list"] as const,
  list: (query: RetailStoreQuery) => [...retailStoreKeys.lists(), query] as const,
  mine: () => [...retailStoreKeys.all, "me"] as const,
  detail: (id: string) => [...retailStoreKeys.all, "detail", id] as const,
  staff: (id: string) => [...retailStoreKeys.detail(id), "staff"] as const,
  safetyStock: (id: string, page: Page) =>
    [...retailStoreKeys.detail(id), "safety-stock", page] as const,
}

type Page = { limit: number; offset: number }
type StoreAnswer = { retail_store: AdminRetailStore }

export const useRetailStores = (query: RetailStoreQuery) =>
  useQuery({
    queryKey: retailStoreKeys.list(query),
    queryFn: () => request<AdminRetailStoreList>(PATH, { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

export const useRetailStore = (id: string) =>
  useQuery({
    queryKey: retailStoreKeys.detail(id),
    queryFn: () => request<StoreAnswer>(`${PATH}/${id}`),
    select: ({ retail_store }) => retail_store,
    staleTime: 0,
    // Bringing Medusa in step runs beside the request; its outcome is shown without a reload.
    refetchInterval: 20_000,
  })

/** For which stores the signed-in user may act; without any assignment, for all of them. */
export type MyScope = { administrator: boolean; roles: Record<string, StaffRole> }

export const useMyScope = () =>
  useQuery({
    queryKey: retailStoreKeys.mine(),
    queryFn: () => request<MyScope>(`${PATH}/me`),
  })

/** Whether the signed-in user may change what belongs to this store; false while it is not known. */
export const useMayManage = (storeId: string | undefined): boolean => {
  const { data: me } = useMyScope()
  return me?.administrator === true || (!!storeId && me?.roles[storeId] === "manager")
}

const useStoreMutation = <Input, Answer>(send: (input: Input) => Promise<Answer>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: retailStoreKeys.all }),
  })
}

export const useCreateRetailStore = () =>
  useStoreMutation((body: CreateRetailStore) =>
    request<StoreAnswer>(PATH, { method: "POST", body })
  )

export const useUpdateRetailStore = (id: string) =>
  useStoreMutation((body: UpdateRetailStore) =>
    request<StoreAnswer>(`${PATH}/${id}`, { method: "POST", body })
  )

export const useDeleteRetailStore = (id: string) =>
  useStoreMutation(() => request<unknown>(`${PATH}/${id}`, { method: "DELETE" }))

export const useSyncRetailStore = (id: string) =>
  useStoreMutation(() => request<StoreAnswer>(`${PATH}/${id}/sync`, { method: "POST" }))

export const useAddHoursException = (id: string) =>
  useStoreMutation((body: HoursException) =>
    request<StoreAnswer>(`${PATH}/${id}/exceptions`, { method: "POST", body })
  )

export const useChangeHoursException = (id: string) =>
  useStoreMutation(({ exceptionId, ...body }: HoursException & { exceptionId: string }) =>
    request<StoreAnswer>(`${PATH}/${id}/exceptions/${exceptionId}`, { method: "POST", body })
  )

export const useRemoveHoursException = (id: string) =>
  useStoreMutation((exceptionId: string) =>
    request<StoreAnswer>(`${PATH}/${id}/exceptions/${exceptionId}`, { method: "DELETE" })
  )

export const useStoreStaff = (id: string) =>
  useQuery({
    queryKey: retailStoreKeys.staff(id),
    queryFn: () => request<{ staff: AdminStoreStaff[] }>(`${PATH}/${id}/staff`),
    select: ({ staff }) => staff,
    staleTime: 0,
  })

export const useAssignStaff = (id: string) =>
  useStoreMutation((body: { user_id: string; role: StaffRole }) =>
    request<unknown>(`${PATH}/${id}/staff`, { method: "POST", body })
  )

export const useRemoveStaff = (id: string) =>
  useStoreMutation((userId: string) =>
    request<unknown>(`${PATH}/${id}/staff/${userId}`, { method: "DELETE" })
  )

export type SafetyStockList = Page & { safety_stock: AdminVariantSafetyStock[]; count: number }

export const useVariantSafetyStock = (id: string, page: Page) =>
  useQuery({
    queryKey: retailStoreKeys.safetyStock(id, page),
    queryFn: () => request<SafetyStockList>(`${PATH}/${id}/safety-stock`, { query: page }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

/** `quantity: null` goes back to the store's default. */
export const useSetVariantSafetyStock = (id: string) =>
  useStoreMutation((body: { variant_id: string; quantity: number | null }) =>
    request<unknown>(`${PATH}/${id}/safety-stock`, { method: "POST", body })
  )
