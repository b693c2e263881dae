import type { AdminTillEvent } from "../../../src/types/till-sync"
import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import type { StoreFacts } from "../../data/lookups"
import { EventFlags, EventStateBadge, EventType } from "./event-badges"

/** Columns of the inbox; the till's only where several are mixed. */
export const useEventColumns = (
  stores: Map<string, StoreFacts>,
  showTill: boolean
): ListColumn<AdminTillEvent>[] => {
  const { t } = useWords()
  const till: ListColumn<AdminTillEvent> = {
    key: "till",
    header: t("till_events.columns.till"),
    className: "max-w-[220px]",
    cell: ({ till_name, retail_store_id }) => (
      <TwoLines main={till_name} sub={stores.get(retail_store_id)?.name ?? "…"} />
    ),
  }
  return [
    {
      key: "type",
      header: t("till_events.columns.type"),
      cell: ({ type, receipt_number, flags }) => (
        <TwoLines
          strong
          main={
            <span className="flex items-center gap-x-2">
              <EventType type={type} /> <EventFlags flags={flags} />
            </span>
          }
          sub={receipt_number && t("till_events.receipt_of", { number: receipt_number })}
        />
      ),
    },
    ...(showTill ? [till] : []),
    {
      key: "seq",
      header: t("till_events.columns.seq"),
      className: "tabular-nums",
      cell: ({ seq }) => seq,
    },
    {
      key: "occurred",
      header: t("till_events.columns.occurred"),
      cell: ({ occurred_at, retail_store_id }) => (
        <OptionalTime at={occurred_at} timeZone={stores.get(retail_store_id)?.time_zone} />
      ),
    },
    {
      key: "received",
      header: t("till_events.columns.received"),
      cell: ({ received_at, retail_store_id }) => (
        <OptionalTime at={received_at} timeZone={stores.get(retail_store_id)?.time_zone} relative />
      ),
    },
    {
      key: "state",
      header: t("till_events.columns.state"),
      cell: ({ state }) => <EventStateBadge state={state} />,
    },
  ]
}
