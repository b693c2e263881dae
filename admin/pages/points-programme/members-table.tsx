import { Text } from "@medusajs/ui"
import type { AdminLoyaltyDryRunMember } from "../../../src/types/loyalty-rules"
import { type ListColumn, ListTable } from "../../components/list-table"
import { useWords } from "../../components/use-words"
import { ownerName } from "../../format/points"
import { formatNumber, formatSigned } from "../../format/time"

type MembersTableProps = { title: string; members: AdminLoyaltyDryRunMember[] }

/** Who would have most more, or most less, than now. */
export const MembersTable = ({ title, members }: MembersTableProps) => {
  const { t, language } = useWords()
  const figure = "text-right tabular-nums"
  const columns: ListColumn<AdminLoyaltyDryRunMember>[] = [
    {
      key: "who",
      header: title,
      className: "w-full",
      cell: ({ customer }) => ownerName(customer) ?? t("points.nobody"),
    },
    {
      key: "present",
      header: t("points.programme.trial.present"),
      className: figure,
      cell: ({ present }) => formatNumber(present, language),
    },
    {
      key: "candidate",
      header: t("points.programme.trial.candidate"),
      className: figure,
      cell: ({ candidate }) => formatNumber(candidate, language),
    },
    {
      key: "difference",
      header: t("points.programme.trial.change"),
      className: figure,
      cell: ({ difference }) => formatSigned(difference, language),
    },
  ]
  return (
    <ListTable
      label={title}
      columns={columns}
      rows={members}
      rowKey={({ account_id }) => account_id}
      empty={
        <Text size="small" className="text-ui-fg-muted">
          {t("points.programme.trial.nobody", { title })}
        </Text>
      }
    />
  )
}
