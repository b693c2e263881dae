import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query"
import type { Shift, ShiftReport } from "../../src/types/shift"
import { request, requestFile } from "./request"

const PATH = "/admin/shifts"
const LIVE_MS = 15_000

export type ShiftQuery = {
  retail_store_id?: string
  till_id?: string
  business_date?: string
  status?: Shift["status"]
  limit: number
  offset: number
}
export type NamedShift = Shift & { till_name: string }
export type NamedShiftReport = ShiftReport & { till_name: string }
type ShiftList = { shifts: NamedShift[]; count: number; limit: number; offset: number }
export type ShiftFormat = "csv" | "json"

export const shiftKeys = {
  all: ["omni", "shifts"] as const,
  list: (query: ShiftQuery) => [...shiftKeys.all, "list", query] as const,
  detail: (id: string) => [...shiftKeys.all, "detail", id] as const,
}

export const useShifts = (query: ShiftQuery) =>
  useQuery({
    queryKey: shiftKeys.list(query),
    queryFn: () => request<ShiftList>(PATH, { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

/** The Z-report. A closed shift is asked again too: late sales may still arrive. */
export const useShift = (id: string) =>
  useQuery({
    queryKey: shiftKeys.detail(id),
    queryFn: () => request<{ shift: NamedShiftReport }>(`${PATH}/${id}`),
    select: ({ shift }) => shift,
    staleTime: 0,
    refetchInterval: LIVE_MS,
  })

export const useShiftFile = (id: string) =>
  useMutation({
    mutationFn: (format: ShiftFormat) => requestFile(`${PATH}/${id}/export`, { query: { format } }),
  })
