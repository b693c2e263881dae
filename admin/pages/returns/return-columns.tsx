import type { AdminReturnCase } from "../../../src/types/return-desk"
import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
import { ReturnStateBadge } from "../../components/return-state"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import type { StoreFacts } from "../../data/lookups"
import { formatMoney } from "../../format/money"

/** The store's name only where several stores are mixed. */
export const useReturnColumns = (
  stores: Map<string, StoreFacts>,
  showStore: boolean
): ListColumn<AdminReturnCase>[] => {
  const { t, language } = useWords()
  const store: ListColumn<AdminReturnCase> = {
    key: "store",
    header: t("returns.columns.store"),
    className: "max-w-[180px] truncate",
    cell: ({ retail_store }) => retail_store.name,
  }
  return [
    {
      key: "order",
      header: t("returns.columns.order"),
      cell: ({ order_number }) => (
        <span className="txt-compact-medium-plus text-ui-fg-base tabular-nums">
          {order_number === null ? t("returns.blind") : `#${order_number}`}
        </span>
      ),
    },
    {
      key: "units",
      header: t("returns.columns.units"),
      className: "max-w-[260px]",
      cell: ({ units }) => (
        <TwoLines
          main={[...new Set(units.map(({ title }) => title))].join(", ")}
          sub={t("returns.units", { count: units.length })}
        />
      ),
    },
    ...(showStore ? [store] : []),
    {
      key: "amount",
      header: t("returns.columns.amount"),
      className: "text-right tabular-nums",
      cell: ({ amount, currency_code }) => formatMoney(amount, currency_code, language),
    },
    {
      key: "accepted",
      header: t("returns.columns.accepted"),
      cell: ({ accepted_at, retail_store }) => (
        <OptionalTime
          at={accepted_at}
          timeZone={stores.get(retail_store.id ?? "")?.time_zone}
          stacked
          relative
        />
      ),
    },
    {
      key: "state",
      header: t("returns.columns.state"),
      cell: (returned) => <ReturnStateBadge {...returned} />,
    },
  ]
}
