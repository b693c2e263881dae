import { clx, Table } from "@medusajs/ui"
import type { AdminStockTransfer } from "../../../src/types/stock"
import { useWords } from "../../components/use-words"
import { formatSigned } from "../../format/time"

const COUNTS = ["requested", "sent", "received"] as const

/** Each item with what was asked for, left and arrived, and what is missing or too many. */
export const TransferLines = ({ transfer }: { transfer: AdminStockTransfer }) => {
  const { t, language } = useWords()
  return (
    <div className="overflow-x-auto">
      <Table aria-label={t("transfers.columns.goods")}>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("transfers.lines.item")}</Table.HeaderCell>
            {[...COUNTS, "variance" as const].map((column) => (
              <Table.HeaderCell key={column} className="text-right">
                {t(`transfers.lines.${column}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {transfer.lines.map((line) => (
            <Table.Row key={line.inventory_item_id}>
              <Table.Cell className="font-mono text-xs">
                {line.sku ?? line.inventory_item_id}
              </Table.Cell>
              {COUNTS.map((column) => (
                <Table.Cell key={column} className="text-right tabular-nums">
                  {line[column]}
                </Table.Cell>
              ))}
              <Table.Cell
                className={clx("text-right tabular-nums", { "text-ui-fg-error": line.variance })}
              >
                {line.variance === null ? "–" : formatSigned(line.variance, language)}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
