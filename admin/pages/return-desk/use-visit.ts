import { useState } from "react"
import type { AdminReturnDeskOrder } from "../../../src/types/return-desk"
import {
  type DueTender,
  type ReturnConditions,
  useAcceptReturn,
  useReturnQuote,
} from "../../data/returns"
import { completeAddress, type DeliveryDraft } from "./delivery-draft"
import { completeContact, type ContactDraft } from "./contact-draft"
import { type GoodsDraft, isCollected, isDelivered, newUnits } from "./goods-draft"
import { refusalsOf } from "./refusals"
import { acceptedUnits, quotedUnits, type UnitsDraft, wantedUnits } from "./units-draft"

type VisitInput = {
  order: AdminReturnDeskOrder
  /** What the shopper asked online to return. */
  requestId: string | undefined
  storeId: string
  draft: UnitsDraft
}

/** What a visit is about so far, what it comes to, and whether it may be done. */
export const useVisit = ({ order, requestId, storeId, draft }: VisitInput) => {
  const [conditions, setConditions] = useState<ReturnConditions>({ receipt_shown: false })
  const [goods, setGoods] = useState<GoodsDraft>([])
  const [tender, setTender] = useState<DueTender | null>(null)
  const [delivery, setDelivery] = useState<DeliveryDraft>({})
  const [contactDraft, setContact] = useState<ContactDraft>({})
  const wanted = wantedUnits(draft)
  const new_units = newUnits(goods)
  const asked = {
    ...{ retail_store_id: storeId, order_id: order.order_id, request_id: requestId },
    ...conditions,
  }
  const quote = useReturnQuote({ ...asked, units: quotedUnits(draft), new_units })
  const accept = useAcceptReturn()
  const accepted = acceptedUnits(draft)

  const due = quote.data?.due ?? 0
  const asksAddress = isDelivered(goods) && order.delivery_address === null
  const delivery_address = (asksAddress && completeAddress(delivery)) || undefined
  const isAddressed = !asksAddress || delivery_address !== undefined
  const asksContact = isCollected(goods) && !order.has_email
  const contact = (asksContact && completeContact(contactDraft)) || undefined
  const isNamed = !asksContact || contact !== undefined
  const isCurrent = quote.data !== undefined && !quote.isFetching && !quote.error
  const isLetIn =
    quote.data !== undefined && (quote.data.may_override || refusalsOf(quote.data).length === 0)
  return {
    ...{ conditions, setConditions, goods, setGoods, tender, setTender },
    ...{ delivery, setDelivery, isAddressed },
    ...{ asksContact, contactDraft, setContact, isNamed },
    ...{ asked, wanted, accepted, quote, accept },
    exchange: new_units && {
      ...{ new_units, delivery_address, contact, due },
      tender: due > 0 ? (tender ?? undefined) : undefined,
    },
    canAccept:
      isCurrent &&
      isLetIn &&
      isAddressed &&
      isNamed &&
      accepted !== null &&
      (due === 0 || tender !== null),
  }
}
