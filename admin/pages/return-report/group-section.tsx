import type { AdminReturnReportGroup } from "../../../src/types/return-desk"
import { type ListColumn, ListTable } from "../../components/list-table"
import { Section } from "../../components/section"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import { formatNumber, formatShare } from "../../format/time"

type GroupSectionProps = {
  title: string
  groups: AdminReturnReportGroup[]
  nameOf?: (group: AdminReturnReportGroup) => string
}

/** Units that came back, by one of their sides; the bar shows each one's part of the whole. */
export const GroupSection = ({ title, groups, nameOf = ({ name }) => name }: GroupSectionProps) => {
  const { t, language } = useWords()
  const rate: ListColumn<AdminReturnReportGroup> = {
    key: "rate",
    header: t("return_report.columns.rate"),
    className: "text-right tabular-nums",
    cell: ({ return_rate, units_sold }) => (
      <TwoLines
        main={return_rate === null ? "–" : formatShare(return_rate, language)}
        sub={t("return_report.of_sold", { count: units_sold ?? 0 })}
      />
    ),
  }
  const columns: ListColumn<AdminReturnReportGroup>[] = [
    {
      key: "name",
      header: t("return_report.columns.name"),
      className: "max-w-[220px]",
      cell: (group) => (
        <div className="flex flex-col gap-y-1.5">
          <span className="text-ui-fg-base truncate">{nameOf(group)}</span>
          <div className="bg-ui-bg-component h-1 w-full overflow-hidden rounded-full">
            <div
              className="bg-ui-tag-blue-icon h-full rounded-full"
              style={{ width: `${group.share * 100}%` }}
            />
          </div>
        </div>
      ),
    },
    {
      key: "units",
      header: t("return_report.columns.units"),
      className: "text-right tabular-nums",
      cell: ({ units }) => formatNumber(units, language),
    },
    {
      key: "share",
      header: t("return_report.columns.share"),
      className: "text-right tabular-nums",
      cell: ({ share }) => formatShare(share, language),
    },
    ...(groups.some(({ units_sold }) => units_sold !== null) ? [rate] : []),
    {
      key: "worth",
      header: t("return_report.columns.worth"),
      className: "text-right tabular-nums",
      cell: ({ worth }) =>
        Object.entries(worth)
          .map(([currency, minor]) => formatMoney(minor, currency, language))
          .join(" + "),
    },
  ]
  return (
    <Section title={title}>
      <ListTable
        label={title}
        columns={columns}
        rows={groups}
        rowKey={({ id, name }) => id ?? name}
        empty={null}
      />
    </Section>
  )
}
