import { ReceiptPercent } from "@medusajs/icons"
import type { ShiftTax } from "../../../src/types/shift"
import { type ListColumn, ListTable } from "../../components/list-table"
import { Section } from "../../components/section"
import { EmptyState } from "../../components/states"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import { formatNumber } from "../../format/time"
import type { ReportProps } from "./types"

const NUMBER = "text-right tabular-nums"

/** Tax in what was sold and in what came back, per rate. */
export const TaxesSection = ({ shift }: ReportProps) => {
  const { t, language } = useWords()
  const money = (minor: number) => formatMoney(minor, shift.currency_code, language)
  const columns: ListColumn<ShiftTax>[] = [
    {
      key: "rate",
      header: t("shifts.taxes.rate"),
      cell: ({ rate, code }) => (
        <span className="text-ui-fg-base">
          {[`${formatNumber(rate, language)} %`, code].filter(Boolean).join(" · ")}
        </span>
      ),
    },
    {
      key: "sold",
      header: t("shifts.taxes.sold"),
      className: NUMBER,
      cell: ({ sold }) => money(sold),
    },
    {
      key: "returned",
      header: t("shifts.taxes.returned"),
      className: NUMBER,
      cell: ({ returned }) => money(returned),
    },
    {
      key: "net",
      header: t("shifts.taxes.net"),
      className: NUMBER,
      cell: ({ sold, returned }) => (
        <span className="text-ui-fg-base">{money(sold - returned)}</span>
      ),
    },
  ]
  return (
    <Section title={t("shifts.taxes.title")}>
      <ListTable
        label={t("shifts.taxes.title")}
        columns={columns}
        rows={shift.taxes}
        rowKey={({ rate, code }) => `${rate} ${code}`}
        empty={<EmptyState icon={<ReceiptPercent />} title={t("shifts.taxes.empty")} />}
      />
    </Section>
  )
}
