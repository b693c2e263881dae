import { Text } from "@medusajs/ui"
import type { AdminLoyaltyImportCheck, LoyaltyImportMistake } from "../../../src/types/loyalty-desk"
import { type ListColumn, ListTable } from "../../components/list-table"
import { useWords } from "../../components/use-words"
import { formatNumber } from "../../format/time"

/** What must be put right in the file, line by line. */
export const MistakesTable = ({ check }: { check: AdminLoyaltyImportCheck }) => {
  const { t, language } = useWords()
  const columns: ListColumn<LoyaltyImportMistake>[] = [
    {
      key: "line",
      header: t("points.import.line"),
      className: "text-right tabular-nums",
      cell: ({ line }) => formatNumber(line, language),
    },
    {
      key: "column",
      header: t("points.import.column"),
      cell: ({ column }) => column ?? "–",
    },
    {
      key: "message",
      header: t("points.import.mistake"),
      className: "w-full whitespace-normal",
      // A code this page does not know yet speaks for itself.
      cell: ({ code, message }) => t(`points.import.wrong.${code}`, { defaultValue: message }),
    },
  ]
  return (
    <>
      <ListTable
        label={t("points.import.mistakes")}
        columns={columns}
        rows={check.mistakes}
        rowKey={({ line, column, code }) => `${line} ${column} ${code}`}
        empty={null}
      />
      {check.mistake_count > check.mistakes.length && (
        <Text size="small" className="text-ui-fg-muted px-6 py-4">
          {t("points.import.more")}
        </Text>
      )}
    </>
  )
}
