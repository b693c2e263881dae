import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { AdminReturnRequest } from "../../src/types/return-requests"
import { request } from "./request"
import { returnKeys } from "./returns"

/** Calls off what a shopper asked to return, as she would herself. */
export const useCancelRequest = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      request<{ return_request: AdminReturnRequest }>(`/admin/return-desk/requests/${id}/cancel`, {
        method: "POST",
        body: {},
      }),
    onSettled: () => void client.invalidateQueries({ queryKey: returnKeys.all }),
  })
}
