import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { conflict, notFound } from "../../../../../../core/errors"
import { PICKUP_MODULE } from "../../../../../../modules/pickup"
import { signGuestLink } from "../../../../../../modules/pickup/domain/guest-link"
import { OPEN_STATUSES } from "../../../../../../modules/pickup/domain/transitions"
import { findPickups } from "../../../../../../modules/pickup/operations/pickups"
import type { PickupModuleService } from "../../../../../../modules/pickup/service"
import { STORE_RETURN_MODULE } from "../../../../../../modules/store-return"
import type { StoreReturnModuleService } from "../../../../../../modules/store-return/service"
import type { AdminGuestLink } from "../../../../../../types/return-desk"
import { guestPage } from "../../../../../../workflows/notices/guest-page"
import type { StaffRequest } from "../../../../../middlewares/staff-scope"
import { withOwnErrors } from "../../../../../own-errors"

const HOUR_MS = 3_600_000

/**
 * POST /admin/return-desk/orders/:id/guest-link: a signed link to an order for a shopper without an account, as notices of
 * pickups and returns have one; for orders that are delivered. Actor: any dashboard user, as every store takes every
 * order back. Answers `{ guest_link }` (AdminGuestLink). Errors: 404 `order_not_found`; 409
 * `order_not_delivered` while a pickup waits, whose code the link would show.
 */
export const POST = withOwnErrors<StaffRequest>(async (req, res) => {
  const order_id = req.params.id as string
  const { data } = await req.scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ["id"], filters: { id: order_id } })
  if (data.length === 0) {
    throw notFound("order_not_found", "There is no such order")
  }
  const pickups = await req.scope
    .resolve<PickupModuleService>(PICKUP_MODULE)
    .reading((manager) => findPickups(manager, { column: "order_id", values: [order_id] }))
  if (pickups.some(({ status }) => OPEN_STATUSES.includes(status))) {
    throw conflict(
      "order_not_delivered",
      "Something of this order is not collected yet: its notices have a link"
    )
  }
  const { options, secret } = req.scope.resolve<StoreReturnModuleService>(STORE_RETURN_MODULE)
  const now = new Date()
  const expires_at = new Date(now.getTime() + options.pickup.guestLinkHours * HOUR_MS)
  const guest_link: AdminGuestLink = {
    token: signGuestLink(secret, { order_id, expires_at }),
    url: guestPage(order_id, { options, secret, now }),
    expires_at: expires_at.toISOString(),
  }
  res.json({ guest_link })
})
