import { StatusBadge } from "@medusajs/ui"
import type { AdminStockTransfer } from "../../../src/types/stock"
import { useWords } from "../../components/use-words"

const COLOR = { requested: "orange", sent: "blue", received: "green", cancelled: "grey" } as const

export const TransferBadge = ({ transfer }: { transfer: AdminStockTransfer }) => {
  const { t } = useWords()
  return (
    <span className="flex flex-wrap items-center gap-2">
      <StatusBadge color={COLOR[transfer.status]} className="text-nowrap">
        {t(`transfers.status.${transfer.status}`)}
      </StatusBadge>
      {transfer.has_variance && (
        <StatusBadge color="red" className="text-nowrap">
          {t("transfers.variance")}
        </StatusBadge>
      )}
    </span>
  )
}
