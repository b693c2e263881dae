import { Container, Heading, Input, Text } from "@medusajs/ui"
import { FileButton } from "../../components/file-button"
import { ListTable } from "../../components/list-table"
import { EmptyState, ErrorState } from "../../components/states"
import { useSearchState } from "../../components/use-search-state"
import { useWords } from "../../components/use-words"
import { useLiability, useLiabilityFile } from "../../data/points"
import { ApiError } from "../../data/request"
import { monthBack } from "../../format/points"
import { useMonthColumns } from "./month-columns"

const MONTH = /^\d{4}-\d{2}$/
const MONTHS = 12

/** What the shop owes its shoppers in points, month by month. */
export const LiabilityPage = () => {
  const { t } = useWords()
  const { get, change } = useSearchState()
  const monthOf = (name: string, otherwise: string) =>
    MONTH.test(get(name)) ? get(name) : otherwise
  const query = {
    from: monthOf("from", monthBack(new Date(), MONTHS - 1)),
    until: monthOf("until", monthBack(new Date(), 0)),
  }
  const { data, error, refetch } = useLiability(query)
  const file = useLiabilityFile(query)
  const columns = useMonthColumns(data?.months ?? [])
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
        <div>
          <Heading>{t("points.liability.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("points.liability.text")}
          </Text>
          {data && (
            <Text size="xsmall" className="text-ui-fg-muted">
              {t("points.liability.clock", {
                programme: data.programme.name,
                zone: data.time_zone,
              })}
            </Text>
          )}
        </div>
        <FileButton file={file} />
      </div>
      <div className="flex flex-wrap items-center gap-2 px-6 py-3">
        {(["from", "until"] as const).map((name) => (
          <label key={name} className="txt-compact-small flex items-center gap-x-2">
            {t(`points.liability.${name}`)}
            <Input
              type="month"
              size="small"
              value={query[name]}
              onChange={({ target }) => change({ [name]: target.value })}
            />
          </label>
        ))}
      </div>
      {error && !data ? (
        <LiabilityError error={error} onRetry={() => refetch()} />
      ) : (
        <ListTable
          label={t("points.liability.title")}
          columns={columns}
          rows={data && [...data.months].reverse()}
          rowKey={({ month }) => month}
          skeletonRows={MONTHS}
          empty={null}
        />
      )}
    </Container>
  )
}

type LiabilityErrorProps = { error: unknown; onRetry: () => void }

/** A shop without a programme has nothing to report, which is no failure. */
const LiabilityError = ({ error, onRetry }: LiabilityErrorProps) => {
  const { t } = useWords()
  if (error instanceof ApiError && error.status === 404) {
    return (
      <EmptyState
        icon={null}
        title={t("points.liability.empty")}
        hint={t("points.liability.empty_hint")}
      />
    )
  }
  return <ErrorState error={error} onRetry={onRetry} />
}
