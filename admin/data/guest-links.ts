import { useMutation } from "@tanstack/react-query"
import type { AdminGuestLink } from "../../src/types/return-desk"
import { request } from "./request"

/** A new link to an order for a shopper without an account. */
export const useMakeGuestLink = (orderId: string) =>
  useMutation({
    mutationFn: async () => {
      const { guest_link } = await request<{ guest_link: AdminGuestLink }>(
        `/admin/return-desk/orders/${orderId}/guest-link`,
        { method: "POST", body: {} }
      )
      return guest_link
    },
  })
