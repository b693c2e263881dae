import { clx } from "@medusajs/ui"
import type { AdminStockMovement } from "../../src/types/stock"
import { TextLink } from "../components/facts"
import type { ListColumn } from "../components/list-table"
import { OptionalTime } from "../components/optional-time"
import { TwoLines } from "../components/two-lines"
import { useWords } from "../components/use-words"
import { type StoreFacts, useStockLocationName } from "../data/lookups"
import { eventPath } from "../data/till-events"
import { formatNumber, formatSigned } from "../format/time"

export const useMovementColumns = (
  stores: Map<string, StoreFacts>,
  /** Of a kit: which of its parts moved. */
  showItem: boolean
): ListColumn<AdminStockMovement>[] => {
  const { t, language } = useWords()
  return [
    {
      key: "when",
      header: t("movements.columns.when"),
      cell: ({ occurred_at, retail_store_id }) => (
        <OptionalTime
          at={occurred_at}
          timeZone={stores.get(retail_store_id ?? "")?.time_zone}
          relative
          stacked
        />
      ),
    },
    {
      key: "where",
      header: t("movements.columns.where"),
      className: "max-w-[200px]",
      cell: (movement) => <Place movement={movement} />,
    },
    {
      key: "what",
      header: t("movements.columns.what"),
      className: "w-full max-w-[280px]",
      cell: ({ reason, sku, till }) => (
        <TwoLines
          main={t(`movements.reason.${reason}`)}
          sub={
            till ? (
              <TextLink to={eventPath({ till_id: till.id, event_id: till.event_id })}>
                {till.name}
              </TextLink>
            ) : (
              showItem && sku
            )
          }
        />
      ),
    },
    {
      key: "change",
      header: t("movements.columns.change"),
      className: "text-right tabular-nums",
      cell: ({ stocked_change, reserved_change }) => (
        <TwoLines
          main={
            <span className={clx({ "text-ui-fg-error": stocked_change < 0 })}>
              {stocked_change === 0 ? "–" : formatSigned(stocked_change, language)}
            </span>
          }
          sub={
            reserved_change !== 0 &&
            t("movements.promised", { units: formatSigned(reserved_change, language) })
          }
        />
      ),
    },
    {
      key: "balance",
      header: t("movements.columns.balance"),
      className: "text-right tabular-nums",
      cell: ({ stocked_after, reserved_after }) => (
        <TwoLines
          strong
          main={formatNumber(stocked_after, language)}
          sub={
            reserved_after !== 0 &&
            t("movements.promised", { units: formatNumber(reserved_after, language) })
          }
        />
      ),
    },
  ]
}

/** The store, or Medusa's name of a place that is none. */
const Place = ({ movement }: { movement: AdminStockMovement }) => {
  const { retail_store_id, retail_store_name, stock_location_id } = movement
  if (retail_store_id) {
    return <TextLink to={`/retail-stores/${retail_store_id}`}>{retail_store_name}</TextLink>
  }
  return <LocationName id={stock_location_id} />
}

const LocationName = ({ id }: { id: string }) => {
  const { data: name } = useStockLocationName(id)
  return <>{name ?? "…"}</>
}
