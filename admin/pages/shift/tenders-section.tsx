import { CreditCard } from "@medusajs/icons"
import { clx, StatusBadge } from "@medusajs/ui"
import type { ShiftTender } from "../../../src/types/shift"
import { type ListColumn, ListTable } from "../../components/list-table"
import { Section } from "../../components/section"
import { EmptyState } from "../../components/states"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import { differenceKind } from "../../format/shift"
import type { ReportProps } from "./types"
import { useTenderName } from "../../components/use-tender-name"

const NUMBER = "text-right tabular-nums"
const DIFFERENCE_COLOR = { none: "green", over: "orange", short: "red", uncounted: "grey" } as const

/** Per tender: what should be there, what was counted, and the difference. */
export const TendersSection = ({ shift }: ReportProps) => {
  const { t } = useWords()
  const columns = useColumns(shift)
  return (
    <Section title={t("shifts.tenders.title")} subtitle={t("shifts.tenders.text")}>
      <ListTable
        label={t("shifts.tenders.title")}
        columns={columns}
        rows={shift.tenders}
        rowKey={({ type }) => type}
        empty={<EmptyState icon={<CreditCard />} title={t("shifts.tenders.empty")} />}
      />
    </Section>
  )
}

const useColumns = (shift: ReportProps["shift"]): ListColumn<ShiftTender>[] => {
  const { t, language } = useWords()
  const tenderName = useTenderName()
  const money = (minor: number | null) =>
    minor === null ? "–" : formatMoney(minor, shift.currency_code, language)
  const reported: ListColumn<ShiftTender> = {
    key: "reported",
    header: t("shifts.tenders.reported"),
    className: NUMBER,
    cell: (tender) => (
      <span
        className={clx({
          "text-ui-fg-error": tender.reported !== null && tender.reported !== tender.expected,
        })}
      >
        {money(tender.reported)}
      </span>
    ),
  }
  return [
    {
      key: "type",
      header: t("shifts.tenders.type"),
      cell: ({ type }) => (
        <span className="txt-compact-small-plus text-ui-fg-base">{tenderName(type)}</span>
      ),
    },
    {
      key: "sales",
      header: t("shifts.tenders.sales"),
      className: NUMBER,
      cell: ({ sales }) => money(sales),
    },
    {
      key: "back",
      header: t("shifts.tenders.back"),
      className: NUMBER,
      cell: ({ returns, voids }) => money(returns + voids),
    },
    {
      key: "expected",
      header: t("shifts.tenders.expected"),
      className: NUMBER,
      cell: ({ expected }) => <span className="text-ui-fg-base">{money(expected)}</span>,
    },
    {
      key: "counted",
      header: t("shifts.tenders.counted"),
      className: NUMBER,
      cell: ({ counted }) => money(counted),
    },
    ...(shift.tenders.some((tender) => tender.reported !== null) ? [reported] : []),
    {
      key: "difference",
      header: t("shifts.tenders.difference"),
      cell: ({ difference }) => {
        const kind = differenceKind(difference)
        return (
          <StatusBadge color={DIFFERENCE_COLOR[kind]} className="tabular-nums">
            {difference === null || difference === 0
              ? t(`shifts.difference.${kind}`)
              : t(`shifts.difference.${kind}`, {
                  amount: formatMoney(Math.abs(difference), shift.currency_code, language),
                })}
          </StatusBadge>
        )
      },
    },
  ]
}
