import { CheckCircle } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminLoyaltyAdjustment } from "../../../src/types/loyalty-desk"
import { TextLink } from "../../components/facts"
import { ListBody } from "../../components/list-body"
import type { ListColumn } from "../../components/list-table"
import { OptionalTime } from "../../components/optional-time"
import { Section } from "../../components/section"
import { TwoLines } from "../../components/two-lines"
import { useWords } from "../../components/use-words"
import {
  accountPath,
  type Decision,
  useDecide,
  useMayChangePoints,
  useMyActor,
  useWaitingAdjustments,
} from "../../data/points"
import { errorMessage } from "../../data/request"
import { ownerName } from "../../format/points"
import { formatSigned } from "../../format/time"

const ROWS = 10

/** Adjustments above the limit: another person than who asked confirms or declines. */
export const WaitingSection = () => {
  const { t } = useWords()
  const [page, setPage] = useState(0)
  const { data, error, refetch } = useWaitingAdjustments({ limit: ROWS, offset: page * ROWS })
  const columns = useWaitingColumns()
  return (
    <Section title={t("points.waiting.title")} subtitle={t("points.waiting.text")}>
      <ListBody
        label={t("points.waiting.title")}
        columns={columns}
        rows={data?.adjustments}
        count={data?.count}
        error={error}
        onRetry={() => refetch()}
        rowKey={({ id }) => id}
        page={page}
        onPage={setPage}
        pageSize={ROWS}
        isFiltered={false}
        onClear={() => setPage(0)}
        empty={{
          icon: <CheckCircle />,
          title: t("points.waiting.empty"),
          hint: t("points.waiting.empty_hint"),
        }}
      />
    </Section>
  )
}

const useWaitingColumns = (): ListColumn<AdminLoyaltyAdjustment>[] => {
  const { t, language } = useWords()
  return [
    {
      key: "what",
      header: t("points.waiting.what"),
      className: "w-full max-w-[360px]",
      cell: ({ account_id, customer, note, reason_code }) => (
        <TwoLines
          main={
            <TextLink to={accountPath(account_id)}>
              {ownerName(customer) ?? t("points.nobody")}
            </TextLink>
          }
          sub={`${t(`points.reason.${reason_code}`)}: ${note}`}
        />
      ),
    },
    {
      key: "points",
      header: t("points.posting.points"),
      className: "text-right tabular-nums",
      cell: ({ points }) => formatSigned(points, language),
    },
    {
      key: "asked",
      header: t("points.waiting.asked"),
      cell: ({ requested_by, requested_at }) => (
        <TwoLines
          main={requested_by.name ?? requested_by.id}
          sub={<OptionalTime at={requested_at} timeZone={undefined} relative />}
        />
      ),
    },
    { key: "decide", header: "", cell: (adjustment) => <Buttons adjustment={adjustment} /> },
  ]
}

/** Who asked may take it back, and waits for somebody else to confirm it. */
const Buttons = ({ adjustment: { id, requested_by } }: { adjustment: AdminLoyaltyAdjustment }) => {
  const { t } = useWords()
  const mayChange = useMayChangePoints()
  const isMine = useMyActor() === requested_by.id
  const decide = useDecide()
  const send = (decision: Decision["decision"]) =>
    decide.mutate(
      { id, decision },
      {
        onSuccess: () => toast.success(t(`points.waiting.done.${decision}`)),
        onError: (error) => toast.error(t("points.refused"), { description: errorMessage(error) }),
      }
    )
  return mayChange ? (
    <span className="flex justify-end gap-x-2">
      <Button
        size="small"
        variant="secondary"
        disabled={decide.isPending}
        onClick={() => send("decline")}
      >
        {t(isMine ? "points.waiting.take_back" : "points.waiting.decline")}
      </Button>
      {!isMine && (
        <Button size="small" disabled={decide.isPending} onClick={() => send("confirm")}>
          {t("points.waiting.confirm")}
        </Button>
      )}
    </span>
  ) : null
}
