import { orderLink } from "../../../core/order-link"

/** Lets a guest see and change the pickup of one order. */
export const { sign: signGuestLink, verify: verifyGuestLink } = orderLink("guest-link")
