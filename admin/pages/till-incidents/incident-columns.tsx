import { ArrowDownMini, ArrowUpMini } from "@medusajs/icons"
import type { AdminTillIncident } from "../../../src/types/till-sync"
import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import type { StoreFacts } from "../../data/lookups"
import { IncidentBadge } from "./incident-badge"
import { useIncidentSubject } from "./use-incident-subject"

type Order = {
  isOldestFirst: boolean
  onTurn: () => void
}

export const useIncidentColumns = (
  stores: Map<string, StoreFacts>,
  order: Order
): ListColumn<AdminTillIncident>[] => {
  const { t } = useWords()
  const subjectOf = useIncidentSubject()
  return [
    {
      key: "what",
      header: t("till_incidents.columns.what"),
      className: "w-full max-w-[420px]",
      cell: (incident) => (
        <TwoLines
          strong
          main={t(`till_incidents.kind.${incident.kind}`)}
          sub={subjectOf(incident)}
        />
      ),
    },
    {
      key: "till",
      header: t("till_events.columns.till"),
      className: "max-w-[220px]",
      cell: ({ till_name, retail_store_id }) => (
        <TwoLines main={till_name ?? "–"} sub={stores.get(retail_store_id)?.name ?? "…"} />
      ),
    },
    {
      key: "opened",
      header: <OrderButton {...order} />,
      cell: ({ opened_at, retail_store_id }) => (
        <OptionalTime at={opened_at} timeZone={stores.get(retail_store_id)?.time_zone} relative />
      ),
    },
    {
      key: "status",
      header: t("till_incidents.columns.status"),
      cell: ({ status }) => <IncidentBadge status={status} />,
    },
  ]
}

const OrderButton = ({ isOldestFirst, onTurn }: Order) => {
  const { t } = useWords()
  return (
    <button
      type="button"
      onClick={onTurn}
      title={t(isOldestFirst ? "till_incidents.oldest_first" : "till_incidents.newest_first")}
      className="hover:text-ui-fg-base focus-visible:shadow-borders-focus flex items-center gap-x-1 rounded outline-none"
    >
      {t("till_incidents.columns.opened")}
      {isOldestFirst ? <ArrowUpMini /> : <ArrowDownMini />}
    </button>
  )
}
