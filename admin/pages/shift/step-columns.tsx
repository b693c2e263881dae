import { clx } from "@medusajs/ui"
import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
import { useWords } from "../../components/use-words"
import { formatMoney, formatSignedMoney } from "../../format/money"
import type { RunningStep } from "../../format/shift"
import { EventType } from "../till-inbox/event-badges"
import type { ReportAtStoreProps } from "./types"
import { useTenderName } from "../../components/use-tender-name"

const NUMBER = "text-right tabular-nums"

/** Columns that explain a sum step by step; without the running sum for late sales, which are in no sum. */
export const useStepColumns = (
  { shift, store }: ReportAtStoreProps,
  showBalance: boolean
): ListColumn<RunningStep>[] => {
  const { t, language } = useWords()
  const tenderName = useTenderName()
  const balance: ListColumn<RunningStep> = {
    key: "balance",
    header: t("shifts.steps.balance"),
    className: NUMBER,
    cell: ({ balance: sum }) => (
      <span className="text-ui-fg-base">{formatMoney(sum, shift.currency_code, language)}</span>
    ),
  }
  return [
    {
      key: "seq",
      header: t("shifts.steps.seq"),
      className: "tabular-nums",
      cell: ({ seq }) => seq,
    },
    {
      key: "time",
      header: t("shifts.steps.time"),
      cell: ({ occurred_at }) => <OptionalTime at={occurred_at} timeZone={store?.time_zone} />,
    },
    {
      key: "what",
      header: t("shifts.steps.what"),
      className: "w-full max-w-[280px] truncate",
      cell: ({ type, note }) => (
        <>
          <span className="text-ui-fg-base">
            <EventType type={type} />
          </span>
          {note && <span className="text-ui-fg-muted"> · {note}</span>}
        </>
      ),
    },
    { key: "tender", header: t("shifts.tenders.type"), cell: ({ tender }) => tenderName(tender) },
    {
      key: "amount",
      header: t("shifts.steps.amount"),
      className: NUMBER,
      cell: ({ amount }) => (
        <span className={clx({ "text-ui-fg-error": amount < 0 })}>
          {formatSignedMoney(amount, shift.currency_code, language)}
        </span>
      ),
    },
    ...(showBalance ? [balance] : []),
  ]
}
