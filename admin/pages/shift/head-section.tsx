import { ArrowDownTray, DocumentText } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { Figure } from "../../components/figure"
import { OptionalTime } from "../../components/optional-time"
import { saveFile } from "../../components/save-file"
import { Section, SectionRow } from "../../components/section"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { type ShiftFormat, useShiftFile } from "../../data/shifts"
import { formatMoney, formatSignedMoney } from "../../format/money"
import { formatDate } from "../../format/time"
import { ShiftStatusBadge } from "../shifts/shift-status"
import type { ReportAtStoreProps } from "./types"

const FORMATS = ["csv", "json"] as const satisfies ShiftFormat[]

export const HeadSection = ({ shift, store }: ReportAtStoreProps) => {
  const { t, language } = useWords()
  const money = (minor: number) => formatMoney(minor, shift.currency_code, language)
  const { sales, returns, voids, rounding } = shift
  return (
    <Section
      level="h1"
      title={t("shifts.report", { date: formatDate(shift.business_date, language) })}
      subtitle={
        <>
          <Link to={`/tills/${shift.device_id}`} className="text-ui-fg-interactive">
            {shift.till_name}
          </Link>
          {store && `, ${store.name}`}
        </>
      }
      badge={<ShiftStatusBadge status={shift.status} />}
      actions={<HeadActions id={shift.id} />}
    >
      <dl className="grid grid-cols-2 divide-x sm:grid-cols-4">
        <Figure
          label={t("shifts.figures.sales", { count: sales.count })}
          value={money(sales.total)}
        />
        <Figure
          label={t("shifts.figures.returns", { count: returns.count })}
          value={money(returns.total)}
        />
        <Figure
          label={t("shifts.figures.voids", { count: voids.count })}
          value={money(voids.total)}
        />
        <Figure
          label={t("shifts.figures.net")}
          value={money(sales.total - returns.total - voids.total)}
        />
      </dl>
      <div className="grid divide-y sm:grid-cols-2 sm:divide-x sm:divide-y-0">
        <div className="divide-y">
          <SectionRow label={t("shifts.columns.opened")}>
            <OptionalTime at={shift.opened_at} timeZone={store?.time_zone} />
          </SectionRow>
          <SectionRow label={t("shifts.columns.closed")}>
            {shift.closed_at ? (
              <OptionalTime at={shift.closed_at} timeZone={store?.time_zone} />
            ) : (
              t("shifts.still_open")
            )}
          </SectionRow>
        </div>
        <div className="divide-y">
          <SectionRow label={t("shifts.columns.cashier")}>
            {shift.cashier?.name ?? shift.cashier?.id ?? "–"}
          </SectionRow>
          <SectionRow label={t("shifts.figures.rounding")}>
            <span className="tabular-nums">
              {formatSignedMoney(rounding, shift.currency_code, language)}
            </span>
          </SectionRow>
        </div>
      </div>
    </Section>
  )
}

const HeadActions = ({ id }: { id: string }) => {
  const { t } = useWords()
  const file = useShiftFile(id)
  const save = (format: ShiftFormat) =>
    file.mutate(format, {
      onSuccess: saveFile,
      onError: (error) =>
        toast.error(t("shifts.export_failed"), { description: errorMessage(error) }),
    })
  return (
    <span className="omni-no-print flex items-center gap-x-2">
      {FORMATS.map((format) => (
        <Button
          key={format}
          size="small"
          variant="secondary"
          disabled={file.isPending}
          onClick={() => save(format)}
        >
          <ArrowDownTray /> {format.toUpperCase()}
        </Button>
      ))}
      <Button size="small" variant="secondary" onClick={() => window.print()}>
        <DocumentText /> {t("shifts.print")}
      </Button>
    </span>
  )
}
