import { useState } from "react"
import { useDebounced } from "../../components/use-debounced"
import { useAcceptBlind, useBlindQuote } from "../../data/blind-returns"
import { useShopCurrencies } from "../../data/lookups"
import { refusedBy } from "../return-desk/refusals"
import {
  type BlindDraft,
  bringerOf,
  NO_GOODS,
  NOBODY,
  type PersonDraft,
  scannedUnits,
  takenUnits,
} from "./blind-draft"

/** What somebody brings without a receipt so far, what it comes to, and whether it may be taken. */
export const useBlindVisit = (storeId: string) => {
  const [draft, setDraft] = useState<BlindDraft>(NO_GOODS)
  const [person, setPerson] = useState<PersonDraft>(NOBODY)
  const currencies = useShopCurrencies()
  const [chosen, setCurrency] = useState<string>()
  const currency = chosen ?? currencies.data?.[0]
  // The document is typed sign by sign: the limits of each half of it are nobody's.
  const typed = useDebounced(person)
  const units = scannedUnits(draft)
  const quote = useBlindQuote({
    ...{ retail_store_id: storeId, currency_code: currency, units },
    person: bringerOf(typed) ?? undefined,
  })
  const accept = useAcceptBlind()
  const taken = takenUnits(draft)
  const bringer = bringerOf(person)

  const refused = refusedBy(quote.data?.units ?? [], ({ variant_id }) => variant_id)
  const isCurrent = quote.data !== undefined && !quote.isFetching && !quote.error
  const isLetIn = refused.length === 0 || quote.data?.may_override === true
  return {
    ...{ draft, setDraft, person, setPerson, quote, accept, refused, taken, bringer },
    ...{ currencies, currency, setCurrency, units },
    canAccept: isCurrent && isLetIn && taken !== null && bringer !== null && typed === person,
  }
}
