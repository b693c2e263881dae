import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import type { StoreFacts } from "../../data/lookups"
import type { NamedShift } from "../../data/shifts"
import { formatDate } from "../../format/time"
import { ShiftStatusBadge } from "./shift-status"

export const useShiftColumns = (stores: Map<string, StoreFacts>): ListColumn<NamedShift>[] => {
  const { t, language } = useWords()
  const zoneOf = ({ retail_store_id }: NamedShift) => stores.get(retail_store_id)?.time_zone
  return [
    {
      key: "day",
      header: t("shifts.columns.day"),
      cell: ({ business_date }) => (
        <span className="txt-compact-small-plus text-ui-fg-base">
          {formatDate(business_date, language)}
        </span>
      ),
    },
    {
      key: "till",
      header: t("shifts.columns.till"),
      className: "max-w-[260px]",
      cell: ({ till_name, retail_store_id }) => (
        <TwoLines main={till_name} sub={stores.get(retail_store_id)?.name ?? "…"} />
      ),
    },
    {
      key: "cashier",
      header: t("shifts.columns.cashier"),
      cell: ({ cashier }) => cashier?.name ?? cashier?.id ?? "–",
    },
    {
      key: "opened",
      header: t("shifts.columns.opened"),
      cell: (shift) => <OptionalTime at={shift.opened_at} timeZone={zoneOf(shift)} />,
    },
    {
      key: "closed",
      header: t("shifts.columns.closed"),
      cell: (shift) => <OptionalTime at={shift.closed_at} timeZone={zoneOf(shift)} />,
    },
    {
      key: "status",
      header: t("shifts.columns.status"),
      cell: ({ status }) => <ShiftStatusBadge status={status} />,
    },
  ]
}
