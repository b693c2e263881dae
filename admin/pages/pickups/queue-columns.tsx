import { Clock } from "@medusajs/icons"
import { Badge, Text } from "@medusajs/ui"
import type { AdminPickup } from "../../../src/types/http"
import type { ListColumn } from "../../components/list-table"
import { PickupStatusBadge } from "../../components/pickup-status"
import { StoreTime } from "../../components/store-time"
import { useWords } from "../../components/use-words"
import { fullName } from "../../format/person"

const WAITS_AT_COUNTER = new Set<AdminPickup["status"]>(["ready", "partially_collected"])

/** Columns of the queue; the store's name only where several stores are mixed. */
export const useQueueColumns = (showStore: boolean): ListColumn<AdminPickup>[] => {
  const { t } = useWords()
  const store: ListColumn<AdminPickup> = {
    key: "store",
    header: t("queue.columns.store"),
    className: "max-w-[180px] truncate max-xl:hidden",
    cell: ({ retail_store_name }) => retail_store_name,
  }
  return [
    {
      key: "order",
      header: t("queue.columns.order"),
      cell: ({ order_display_id, bin }) => (
        <div className="flex flex-col gap-y-0.5">
          <span className="txt-compact-medium-plus text-ui-fg-base tabular-nums">
            #{order_display_id}
          </span>
          {bin && (
            <span className="txt-compact-xsmall text-ui-fg-muted">{t("queue.bin", { bin })}</span>
          )}
        </div>
      ),
    },
    {
      key: "customer",
      header: t("queue.columns.customer"),
      className: "max-w-[220px]",
      cell: ({ customer_name, collector, pay_in_store, retail_store_name }) => (
        <div className="flex min-w-0 flex-col gap-y-0.5">
          <span className="txt-compact-small-plus text-ui-fg-base flex items-center gap-x-2">
            <span className="truncate">{customer_name || t("pickup.no_name")}</span>
            {pay_in_store && (
              <Badge size="2xsmall" color="orange">
                {t("queue.pays_here")}
              </Badge>
            )}
          </span>
          {showStore && (
            <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate xl:hidden">
              {retail_store_name}
            </Text>
          )}
          {collector && (
            <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
              {t("queue.collected_by", { name: fullName(collector) })}
            </Text>
          )}
        </div>
      ),
    },
    ...(showStore ? [store] : []),
    {
      key: "items",
      header: t("queue.columns.items"),
      className: "tabular-nums",
      cell: ({ items_count }) => items_count,
    },
    {
      key: "promise",
      header: t("queue.columns.time"),
      cell: (pickup) =>
        WAITS_AT_COUNTER.has(pickup.status) && pickup.expires_at ? (
          <div className="flex flex-col">
            <span className="txt-compact-xsmall text-ui-fg-muted">{t("queue.until")}</span>
            <StoreTime at={pickup.expires_at} timeZone={pickup.time_zone} relative />
          </div>
        ) : (
          <div className="flex items-center gap-x-2">
            {pickup.is_late && <Clock className="text-ui-fg-error" aria-label={t("queue.late")} />}
            <StoreTime
              at={pickup.promised_at}
              timeZone={pickup.time_zone}
              relative
              stacked
              late={pickup.is_late}
            />
          </div>
        ),
    },
    {
      key: "status",
      header: t("queue.columns.status"),
      cell: ({ status }) => <PickupStatusBadge status={status} />,
    },
  ]
}
