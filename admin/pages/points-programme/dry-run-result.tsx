import { Text } from "@medusajs/ui"
import type { AdminLoyaltyDryRun, AdminLoyaltyDryRunResult } from "../../../src/types/loyalty-rules"
import { type ListColumn, ListTable } from "../../components/list-table"
import { ErrorState } from "../../components/states"
import { useWords } from "../../components/use-words"
import { useDryRun } from "../../data/points-programme"
import { formatMoney, formatSignedMoney } from "../../format/money"
import { formatNumber, formatSigned } from "../../format/time"
import { MembersTable } from "./members-table"

/** How a trial goes, and what it found. */
export const DryRunResult = ({ started }: { started: AdminLoyaltyDryRun }) => {
  const { t, language } = useWords()
  const { data: run, error, refetch } = useDryRun(started)
  if (error) {
    return <ErrorState error={error} onRetry={() => refetch()} />
  }
  if (run.status === "failed") {
    return (
      <Text size="small" className="text-ui-fg-error" role="alert">
        {t("points.programme.trial.failed")}
      </Text>
    )
  }
  if (!run.result) {
    return (
      <Text size="small" role="status">
        {t("points.programme.trial.running", { percent: Math.round(run.progress * 100) })}
      </Text>
    )
  }
  const { members, winners, losers } = run.result
  return (
    <>
      <Text size="small">
        {t("points.programme.trial.orders", {
          orders: formatNumber(run.orders, language),
          more: formatNumber(members.more, language),
          less: formatNumber(members.less, language),
          same: formatNumber(members.same, language),
        })}
      </Text>
      <Comparison result={run.result} />
      <MembersTable title={t("points.programme.trial.winners")} members={winners} />
      <MembersTable title={t("points.programme.trial.losers")} members={losers} />
    </>
  )
}

type Row = { name: string; present: string; candidate: string; change: string }

/** Points, what they cost, and what all points together are worth: now, by the new rules, and the change. */
const Comparison = ({ result }: { result: AdminLoyaltyDryRunResult }) => {
  const { t, language } = useWords()
  const { points, currencies, liability } = result
  const money = (
    name: string,
    currency: string,
    now: number | null,
    later: number | null
  ): Row => ({
    name: `${name}, ${currency.toUpperCase()}`,
    present: now === null ? "–" : formatMoney(now, currency, language),
    candidate: later === null ? "–" : formatMoney(later, currency, language),
    change: formatSignedMoney((later ?? 0) - (now ?? 0), currency, language),
  })
  const rows: Row[] = [
    {
      name: t("points.programme.trial.points"),
      present: formatNumber(points.present, language),
      candidate: formatNumber(points.candidate, language),
      change: formatSigned(points.candidate - points.present, language),
    },
    ...currencies.map(({ currency_code, cost }) =>
      money(t("points.programme.trial.cost"), currency_code, cost.present, cost.candidate)
    ),
    ...liability.values.map(({ currency_code, before, after }) =>
      money(t("points.programme.trial.liability"), currency_code, before, after)
    ),
  ]
  const figure = "text-right tabular-nums"
  const columns: ListColumn<Row>[] = [
    { key: "name", header: "", className: "w-full", cell: ({ name }) => name },
    {
      key: "present",
      header: t("points.programme.trial.present"),
      className: figure,
      cell: ({ present }) => present,
    },
    {
      key: "candidate",
      header: t("points.programme.trial.candidate"),
      className: figure,
      cell: ({ candidate }) => candidate,
    },
    {
      key: "change",
      header: t("points.programme.trial.change"),
      className: figure,
      cell: ({ change }) => change,
    },
  ]
  return (
    <ListTable
      label={t("points.programme.dry_run")}
      columns={columns}
      rows={rows}
      rowKey={({ name }) => name}
      empty={null}
    />
  )
}
