import { Alert } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { ShiftDoubt } from "../../../src/types/shift"
import { useWords } from "../../components/use-words"
import { formatMoney, formatSignedMoney } from "../../format/money"
import { formatStretches } from "../../format/till"
import { eventTypeWord } from "../till-inbox/event-words"
import type { ReportProps } from "./types"
import { useTenderName } from "../../components/use-tender-name"

/** What may explain a difference, or shows that the books are not complete yet. */
export const DoubtsSection = ({ shift }: ReportProps) => {
  const sentence = useDoubtSentence(shift.currency_code)
  const { t } = useWords()
  if (shift.doubts.length === 0) {
    return null
  }
  return (
    <div className="flex flex-col gap-y-2">
      {shift.doubts.map((doubt, at) => (
        <Alert key={at} variant="warning">
          {sentence(doubt)}
          {"event_id" in doubt && (
            <Link
              to={`/tills/inbox?q=${doubt.event_id}`}
              className="text-ui-fg-interactive omni-no-print ml-2"
            >
              {t("shifts.doubt.show")}
            </Link>
          )}
        </Alert>
      ))}
    </div>
  )
}

const useDoubtSentence = (currency: string) => {
  const { t, language } = useWords()
  const tenderName = useTenderName()
  return (doubt: ShiftDoubt): string => {
    switch (doubt.kind) {
      case "missing_events":
        return t("shifts.doubt.missing_events", { numbers: formatStretches([doubt], language) })
      case "rejected_event": {
        const word = eventTypeWord(doubt.type)
        return t("shifts.doubt.rejected_event", {
          seq: doubt.seq,
          type: word ? t(`till_events.type.${word}`) : doubt.type,
        })
      }
      case "other_currency":
        return t("shifts.doubt.other_currency", {
          seq: doubt.seq,
          currency: doubt.currency_code.toUpperCase(),
        })
      case "tenders_differ_from_total":
        return t("shifts.doubt.tenders_differ_from_total", {
          seq: doubt.seq,
          amount: formatSignedMoney(doubt.amount, currency, language),
        })
      case "till_reported_other":
        return t("shifts.doubt.till_says_else", {
          tender: tenderName(doubt.tender),
          reported: formatMoney(doubt.reported, currency, language),
          computed: formatMoney(doubt.computed, currency, language),
        })
    }
  }
}
