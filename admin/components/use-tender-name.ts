import { useWords } from "./use-words"

const KNOWN = new Set([
  "cash",
  "card",
  "qr",
  "gift_card",
  "store_credit",
  "voucher",
  "loyalty",
  "other",
])

/** A kind of tender as people say it; one of a later protocol as the till says it. */
export const useTenderName = () => {
  const { t } = useWords()
  return (type: string): string => (KNOWN.has(type) ? t(`shifts.tender.${type}`) : type)
}
