import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { AdminLoyaltyImport, AdminLoyaltyImportCheck } from "../../src/types/loyalty-desk"
import { pointKeys } from "./points"
import { request } from "./request"

const PATH = "/admin/loyalty/imports"

export const useCheckImport = () =>
  useMutation({
    mutationFn: (csv: string) =>
      request<AdminLoyaltyImportCheck>(`${PATH}/check`, { method: "POST", body: { csv } }),
  })

type Checked = { csv: string; expected: { rows: number; points: number } }
type ImportAnswer = { import: AdminLoyaltyImport; repeated: boolean }

export const useCommitImport = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Checked) => request<ImportAnswer>(PATH, { method: "POST", body }),
    onSettled: () => client.invalidateQueries({ queryKey: pointKeys.all }),
  })
}
