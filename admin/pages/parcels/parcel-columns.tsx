import type { AdminReturnRequest } from "../../../src/types/return-requests"
import type { ListColumn } from "../../components/list-table"
import { ParcelStateBadge } from "../../components/parcel-state"
import { StoreTime } from "../../components/store-time"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import { deviceZone } from "../../format/zones"

/** A parcel comes to a place without a clock of its own: the device's counts. */
export const useParcelColumns = (): ListColumn<AdminReturnRequest>[] => {
  const { t } = useWords()
  const timeZone = deviceZone()
  return [
    {
      key: "order",
      header: t("returns.columns.order"),
      cell: ({ order_number }) => (
        <span className="txt-compact-medium-plus text-ui-fg-base tabular-nums">
          #{order_number}
        </span>
      ),
    },
    {
      key: "units",
      header: t("parcels.columns.announced"),
      className: "max-w-[260px]",
      cell: ({ units }) => (
        <TwoLines
          main={[...new Set(units.map(({ title }) => title))].join(", ")}
          sub={t("returns.units", {
            count: units.reduce((all, { quantity }) => all + quantity, 0),
          })}
        />
      ),
    },
    {
      key: "asked",
      header: t("parcels.columns.asked"),
      cell: ({ asked_at }) => <StoreTime at={asked_at} timeZone={timeZone} stacked relative />,
    },
    {
      key: "until",
      header: t("parcels.columns.until"),
      cell: ({ ended_at, expires_at }) => (
        <StoreTime at={ended_at ?? expires_at} timeZone={timeZone} stacked relative />
      ),
    },
    {
      key: "state",
      header: t("returns.columns.state"),
      cell: ({ state }) => <ParcelStateBadge state={state} />,
    },
  ]
}
