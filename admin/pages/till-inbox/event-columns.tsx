import { Text } from "@medusajs/ui"
import type { AdminTillEvent } from "../../../src/types/till-sync"
import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
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
      <div className="flex min-w-0 flex-col gap-y-0.5">
        <span className="text-ui-fg-base truncate">{till_name}</span>
        <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
          {stores.get(retail_store_id)?.name ?? "…"}
        </Text>
      </div>
    ),
  }
  return [
    {
      key: "type",
      header: t("till_events.columns.type"),
      cell: ({ type, receipt_number, flags }) => (
        <div className="flex flex-col gap-y-0.5">
          <span className="txt-compact-small-plus text-ui-fg-base flex items-center gap-x-2">
            <EventType type={type} /> <EventFlags flags={flags} />
          </span>
          {receipt_number && (
            <Text size="xsmall" leading="compact" className="text-ui-fg-muted">
              {t("till_events.receipt_of", { number: receipt_number })}
            </Text>
          )}
        </div>
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
