import type { AdminLoyaltyAccount } from "../../../src/types/loyalty-desk"
import type { ListColumn } from "../../components/list-table"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import { ownerName } from "../../format/points"
import { formatNumber } from "../../format/time"

export const useAccountColumns = (): ListColumn<AdminLoyaltyAccount>[] => {
  const { t, language } = useWords()
  return [
    {
      key: "who",
      header: t("points.columns.who"),
      className: "w-full max-w-[360px]",
      cell: ({ customer }) => (
        <TwoLines
          strong
          main={ownerName(customer) ?? t("points.nobody")}
          sub={customer?.name && customer.email}
        />
      ),
    },
    {
      key: "found",
      header: t("points.columns.found_by"),
      cell: ({ identifier_kinds }) =>
        identifier_kinds.map((kind) => t(`points.identifier.${kind}`)).join(", ") || "–",
    },
    {
      key: "status",
      header: t("points.columns.status"),
      cell: ({ status }) => t(`points.status.${status}`),
    },
    {
      key: "available",
      header: t("points.bucket.available"),
      className: "text-right tabular-nums",
      cell: ({ available, debt }) => formatNumber(available - debt, language),
    },
    {
      key: "pending",
      header: t("points.bucket.pending"),
      className: "text-right tabular-nums",
      cell: ({ pending }) => formatNumber(pending, language),
    },
  ]
}
