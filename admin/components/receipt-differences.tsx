import { Badge, Table } from "@medusajs/ui"
import type { TillDifference } from "../../src/types/till-sync"
import { differencePlace } from "../format/incident"
import { formatMoney, formatSignedMoney } from "../format/money"
import { useWords } from "./use-words"

type ReceiptDifferencesProps = { differences: readonly TillDifference[]; currency: string }

/** Where a receipt does not add up: the till's figure, which holds, beside ours, and why they may part. */
export const ReceiptDifferences = ({ differences, currency }: ReceiptDifferencesProps) => {
  const { t, language } = useWords()
  return (
    <div className="overflow-x-auto">
      <Table aria-label={t("difference.title")}>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("difference.where")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("difference.till")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("difference.ours")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("difference.by")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {differences.map((difference) => {
            const { kind, line } = differencePlace(difference)
            return (
              <Table.Row key={difference.pointer}>
                <Table.Cell>
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1 py-2">
                    {t(`difference.place.${kind}`, { line })}
                    <Badge size="2xsmall">{t(`difference.class.${difference.class}`)}</Badge>
                  </span>
                </Table.Cell>
                <Table.Cell className="text-right tabular-nums">
                  {formatMoney(difference.till, currency, language)}
                </Table.Cell>
                <Table.Cell className="text-right tabular-nums">
                  {formatMoney(difference.server, currency, language)}
                </Table.Cell>
                <Table.Cell className="text-right tabular-nums">
                  {formatSignedMoney(difference.till - difference.server, currency, language)}
                </Table.Cell>
              </Table.Row>
            )
          })}
        </Table.Body>
      </Table>
    </div>
  )
}
