import type { AdminStockTransfer } from "../../../src/types/stock"
import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import type { StoreFacts } from "../../data/lookups"
import { standsSince, transferTotals } from "../../format/transfer"
import { TransferBadge } from "./transfer-badge"

export const useTransferColumns = (
  stores: Map<string, StoreFacts>
): ListColumn<AdminStockTransfer>[] => {
  const { t } = useWords()
  const storeName = (store: AdminStockTransfer["from_store"]) =>
    store?.name ?? t("transfers.unknown_store")
  return [
    {
      key: "way",
      header: t("transfers.columns.way"),
      className: "w-full max-w-[320px]",
      cell: ({ from_store, to_store }) => (
        <TwoLines
          strong
          main={storeName(to_store)}
          sub={t("transfers.from", { store: storeName(from_store) })}
        />
      ),
    },
    {
      key: "goods",
      header: t("transfers.columns.goods"),
      className: "max-w-[240px]",
      cell: ({ lines }) => (
        <TwoLines
          main={lines.map(({ sku, inventory_item_id }) => sku ?? inventory_item_id).join(", ")}
          sub={t("transfers.totals", transferTotals(lines))}
        />
      ),
    },
    {
      key: "since",
      header: t("transfers.columns.since"),
      cell: (transfer) => (
        <OptionalTime
          at={standsSince(transfer)}
          timeZone={stores.get(transfer.to_store?.id ?? transfer.from_store?.id ?? "")?.time_zone}
          relative
        />
      ),
    },
    {
      key: "status",
      header: t("transfers.columns.status"),
      cell: (transfer) => <TransferBadge transfer={transfer} />,
    },
  ]
}
