import { Clock } from "@medusajs/icons"
import { clx } from "@medusajs/ui"
import { useState } from "react"
import type { AdminLoyaltyPosting } from "../../../src/types/loyalty-desk"
import { ListBody } from "../../components/list-body"
import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
import { Section } from "../../components/section"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import { useHistory } from "../../data/points"
import { availableChange } from "../../format/points"
import { formatNumber, formatSigned } from "../../format/time"
import { PostingDrawer } from "./posting-drawer"

const ROWS = 10

/** Every step that led to the balance, the newest first. */
export const HistorySection = ({ id }: { id: string }) => {
  const { t, language } = useWords()
  const [page, setPage] = useState(0)
  const [opened, setOpened] = useState<AdminLoyaltyPosting | null>(null)
  const locale = language.startsWith("ru") ? "ru" : "en"
  const { data, error, refetch } = useHistory(id, { locale, limit: ROWS, offset: page * ROWS })
  const columns = usePostingColumns()
  return (
    <Section title={t("points.history.title")} subtitle={t("points.history.text")}>
      <ListBody
        label={t("points.history.title")}
        columns={columns}
        rows={data?.history}
        count={data?.count}
        error={error}
        onRetry={() => refetch()}
        rowKey={({ seq }) => String(seq)}
        onOpen={setOpened}
        page={page}
        onPage={setPage}
        pageSize={ROWS}
        isFiltered={false}
        onClear={() => setPage(0)}
        empty={{
          icon: <Clock />,
          title: t("points.history.empty"),
          hint: t("points.history.empty_hint"),
        }}
      />
      {opened && <PostingDrawer posting={opened} onClose={() => setOpened(null)} />}
    </Section>
  )
}

const usePostingColumns = (): ListColumn<AdminLoyaltyPosting>[] => {
  const { t, language } = useWords()
  return [
    {
      key: "what",
      header: t("points.history.what"),
      className: "w-full max-w-[240px]",
      cell: ({ text, adjustment, actor }) => (
        <TwoLines main={text} sub={adjustment?.note ?? actor?.name} />
      ),
    },
    {
      key: "when",
      header: t("points.history.when"),
      cell: ({ occurred_at }) => <OptionalTime at={occurred_at} timeZone={undefined} />,
    },
    {
      key: "change",
      header: t("points.history.change"),
      className: "text-right tabular-nums",
      cell: (posting) => {
        const change = availableChange(posting)
        return (
          <span className={clx({ "text-ui-fg-error": change < 0 })}>
            {change === 0 ? "–" : formatSigned(change, language)}
          </span>
        )
      },
    },
    {
      key: "balance",
      header: t("points.history.balance"),
      className: "text-right tabular-nums",
      cell: ({ balance: { available, pending } }) => (
        <TwoLines
          strong
          main={formatNumber(available, language)}
          sub={pending > 0 && t("points.part.pending", { points: formatNumber(pending, language) })}
        />
      ),
    },
  ]
}
