import { Skeleton } from "@medusajs/ui"
import type { AdminTill } from "../../../src/types/till"
import type { AdminTillHealth } from "../../../src/types/till-sync"
import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import type { StoreFacts } from "../../data/lookups"
import { TillStatusBadge } from "./till-status"
import { TroubleBadges } from "./trouble-badges"

type Known = {
  stores: Map<string, StoreFacts>
  health: Map<string, AdminTillHealth> | undefined
}

export const useTillColumns = ({ stores, health }: Known): ListColumn<AdminTill>[] => {
  const { t } = useWords()
  return [
    {
      key: "name",
      header: t("tills.columns.name"),
      className: "max-w-[280px]",
      cell: ({ name, retail_store_id }) => (
        <TwoLines strong main={name} sub={stores.get(retail_store_id)?.name ?? "…"} />
      ),
    },
    {
      key: "status",
      header: t("tills.columns.status"),
      cell: ({ status }) => <TillStatusBadge status={status} />,
    },
    {
      key: "seen",
      header: t("tills.columns.seen"),
      cell: ({ last_seen_at, retail_store_id }) => (
        <OptionalTime
          at={last_seen_at}
          timeZone={stores.get(retail_store_id)?.time_zone}
          relative
          stacked
        />
      ),
    },
    {
      key: "trouble",
      header: t("tills.columns.trouble"),
      className: "w-full max-w-[360px] whitespace-normal",
      cell: ({ id, status }) => {
        const found = health?.get(id)
        if (status === "unpaired") {
          return <span className="text-ui-fg-muted">{t("tills.trouble.unpaired")}</span>
        }
        return found ? <TroubleBadges health={found} /> : <Skeleton className="h-5 w-24" />
      },
    },
  ]
}
