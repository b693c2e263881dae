import { Gift } from "@medusajs/icons"
import { useState } from "react"
import type { AdminLoyaltyLot } from "../../../src/types/loyalty-desk"
import { ListBody } from "../../components/list-body"
import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
import { Section } from "../../components/section"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import { useLots } from "../../data/points"
import { formatNumber } from "../../format/time"

const ROWS = 10
const PARTS = ["available", "pending", "held", "owed"] as const

/** Points given together, in the order in which they are spent, with their dates. */
export const LotsSection = ({ id }: { id: string }) => {
  const { t } = useWords()
  const [page, setPage] = useState(0)
  const { data, error, refetch } = useLots(id, { limit: ROWS, offset: page * ROWS })
  const columns = useLotColumns()
  return (
    <Section title={t("points.lots.title")} subtitle={t("points.lots.text")}>
      <ListBody
        label={t("points.lots.title")}
        columns={columns}
        rows={data?.lots}
        count={data?.count}
        error={error}
        onRetry={() => refetch()}
        rowKey={(lot) => lot.id}
        page={page}
        onPage={setPage}
        pageSize={ROWS}
        isFiltered={false}
        onClear={() => setPage(0)}
        empty={{
          icon: <Gift />,
          title: t("points.lots.empty"),
          hint: t("points.lots.empty_hint"),
        }}
      />
    </Section>
  )
}

const useLotColumns = (): ListColumn<AdminLoyaltyLot>[] => {
  const { t, language } = useWords()
  return [
    {
      key: "left",
      header: t("points.lots.left"),
      className: "w-full",
      cell: (lot) => (
        <TwoLines
          strong
          main={PARTS.filter((part) => lot[part] > 0)
            .map((part) => t(`points.part.${part}`, { points: formatNumber(lot[part], language) }))
            .join(", ")}
          sub={t("points.lots.of", { points: formatNumber(lot.granted, language) })}
        />
      ),
    },
    {
      key: "vests",
      header: t("points.lots.vests"),
      cell: ({ vests_at }) =>
        vests_at ? (
          <OptionalTime at={vests_at} timeZone={undefined} />
        ) : (
          t("points.lots.not_known_yet")
        ),
    },
    {
      key: "expires",
      header: t("points.lots.expires"),
      cell: ({ expires_at, vests_at }) =>
        expires_at ? (
          <OptionalTime at={expires_at} timeZone={undefined} relative />
        ) : (
          t(vests_at ? "points.lots.never" : "points.lots.not_known_yet")
        ),
    },
  ]
}
