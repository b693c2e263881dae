import { ArrowPath, CheckCircle } from "@medusajs/icons"
import { Button, StatusBadge, Text, toast, Tooltip } from "@medusajs/ui"
import { useState } from "react"
import type { AdminJob } from "../../../src/types/http"
import { ChoiceFilter } from "../../components/choice-filter"
import { type ListColumn, ListTable } from "../../components/list-table"
import { Pager } from "../../components/pager"
import { Section } from "../../components/section"
import { EmptyState, ErrorState, FilteredEmptyState } from "../../components/states"
import { StoreTime } from "../../components/store-time"
import { useWords } from "../../components/use-words"
import { useJobs, useRetryJob } from "../../data/health"
import { errorMessage } from "../../data/request"
import { deviceZone } from "../../format/zones"

const PAGE_SIZE = 20
const STATES = ["waiting", "running", "retrying", "dead"] as const satisfies AdminJob["state"][]
const COLOR = { waiting: "grey", running: "blue", retrying: "orange", dead: "red" } as const

/** The queue of durable jobs; what failed for good waits here for a person. */
export const JobsSection = () => {
  const { t } = useWords()
  const [state, setState] = useState<AdminJob["state"] | undefined>()
  const [page, setPage] = useState(0)
  const columns = useColumns()
  const { data, error, refetch } = useJobs({ state, limit: PAGE_SIZE, offset: page * PAGE_SIZE })
  const show = (next: AdminJob["state"] | undefined) => {
    setState(next)
    setPage(0)
  }
  return (
    <Section
      title={t("health.queue")}
      actions={
        <ChoiceFilter
          label={t("health.filter")}
          allLabel={t("health.all_states")}
          choices={STATES}
          chosen={state}
          nameOf={(one) => t(`health.state.${one}`)}
          onChoose={show}
        />
      }
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : (
        <ListTable
          label={t("health.queue")}
          columns={columns}
          rows={data?.jobs}
          rowKey={({ id }) => id}
          tall
          empty={
            state ? (
              <FilteredEmptyState onClear={() => show(undefined)} />
            ) : (
              <EmptyState
                icon={<CheckCircle />}
                title={t("health.empty")}
                hint={t("health.empty_hint")}
              />
            )
          }
        />
      )}
      {data && <Pager count={data.count} limit={PAGE_SIZE} page={page} onPage={setPage} />}
    </Section>
  )
}

const useColumns = (): ListColumn<AdminJob>[] => {
  const { t } = useWords()
  return [
    {
      key: "name",
      header: t("health.columns.name"),
      cell: ({ name }) => <span className="text-ui-fg-base font-mono text-xs">{name}</span>,
    },
    {
      key: "state",
      header: t("health.columns.state"),
      cell: ({ state }) => (
        <StatusBadge color={COLOR[state]}>{t(`health.state.${state}`)}</StatusBadge>
      ),
    },
    {
      key: "attempts",
      header: t("health.columns.attempts"),
      className: "tabular-nums",
      cell: ({ attempts, max_attempts }) => `${attempts} / ${max_attempts}`,
    },
    {
      key: "run_at",
      header: t("health.columns.run_at"),
      // Jobs belong to no store: they are shown on the operator's own clock.
      cell: ({ run_at }) => <StoreTime at={run_at} timeZone={deviceZone()} relative />,
    },
    {
      key: "error",
      header: t("health.columns.error"),
      className: "w-full max-w-[280px]",
      cell: ({ last_error }) =>
        last_error ? (
          <Tooltip content={last_error} maxWidth={480}>
            <Text size="small" leading="compact" className="text-ui-fg-error truncate">
              {last_error}
            </Text>
          </Tooltip>
        ) : (
          "–"
        ),
    },
    {
      key: "retry",
      header: <span className="sr-only">{t("common.actions")}</span>,
      className: "text-right",
      cell: (job) => <RetryButton {...job} />,
    },
  ]
}

const RetryButton = ({ id, state }: AdminJob) => {
  const { t } = useWords()
  const retry = useRetryJob()
  if (state !== "dead" && state !== "retrying") {
    return null
  }
  return (
    <Button
      size="small"
      variant="secondary"
      isLoading={retry.isPending}
      onClick={() =>
        retry.mutate(id, {
          onSuccess: () => toast.success(t("health.retried")),
          onError: (error) =>
            toast.error(t("health.retry_failed"), { description: errorMessage(error) }),
        })
      }
    >
      <ArrowPath /> {t("health.retry")}
    </Button>
  )
}
