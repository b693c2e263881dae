import { Skeleton, StatusBadge, Text } from "@medusajs/ui"
import type { AdminTillHealth } from "../../../src/types/till-sync"
import { TextLink } from "../../components/facts"
import { OptionalTime } from "../../components/optional-time"
import { Section, SectionRow } from "../../components/section"
import { ErrorState } from "../../components/states"
import { useWords } from "../../components/use-words"
import { incidentsPath } from "../../data/till-incidents"
import { useTillHealth } from "../../data/tills"
import { clockState, deadLetters, formatStretches } from "../../format/till"
import { formatNumber } from "../../format/time"
import type { TillSectionProps } from "./types"

/** How far the server is behind the till, and what is missing between them. */
export const HealthSection = ({ till, store }: TillSectionProps) => {
  const { t } = useWords()
  const { data, error, refetch } = useTillHealth([till.id])
  const health = data?.get(till.id)
  return (
    <Section title={t("tills.health.title")} subtitle={t("tills.health.text")}>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => refetch()} />
      ) : health ? (
        <HealthRows health={health} timeZone={store?.time_zone} />
      ) : (
        <div className="p-6">
          <Skeleton className="h-40 w-full" />
        </div>
      )}
    </Section>
  )
}

type HealthRowsProps = { health: AdminTillHealth; timeZone: string | undefined }

const HealthRows = ({ health, timeZone }: HealthRowsProps) => {
  const { t, language } = useWords()
  const dead = deadLetters(health)
  return (
    <>
      <SectionRow label={t("tills.health.received")}>
        <span className="tabular-nums">
          {t("tills.health.received_of", {
            acked: formatNumber(health.acked_seq, language),
            high: formatNumber(health.high_seq, language),
          })}
        </span>
      </SectionRow>
      <SectionRow label={t("tills.health.missing")}>
        {health.missing === 0 ? (
          <StatusBadge color="green">{t("tills.health.nothing_missing")}</StatusBadge>
        ) : (
          <div className="flex flex-col gap-y-1">
            <StatusBadge color="orange">
              {t("tills.trouble.missing", { count: health.missing })}
            </StatusBadge>
            <Text size="xsmall" className="tabular-nums">
              {t("tills.health.numbers", { numbers: formatStretches(health.gaps, language) })}
            </Text>
          </div>
        )}
      </SectionRow>
      <SectionRow label={t("tills.health.clock")}>
        <Clock health={health} />
      </SectionRow>
      <Backlog
        label={t("tills.health.pending")}
        count={health.pending}
        since={health.oldest_pending_at}
        timeZone={timeZone}
      />
      <Backlog
        label={t("tills.health.waiting")}
        count={health.waiting}
        since={health.oldest_waiting_at}
        timeZone={timeZone}
      />
      <SectionRow label={t("tills.health.dead")}>
        {dead === 0 ? (
          "0"
        ) : (
          <span className="text-ui-fg-error">
            {t("tills.health.dead_parts", {
              rejected: health.rejected,
              quarantined: health.quarantined,
              failed: health.failed,
            })}
          </span>
        )}
      </SectionRow>
      <SectionRow label={t("tills.health.incidents")}>
        {health.open_incidents === 0 ? (
          "0"
        ) : (
          <TextLink to={incidentsPath({ till_id: health.till_id })}>
            {t("tills.health.incidents_open", { count: health.open_incidents })}
          </TextLink>
        )}
      </SectionRow>
      <SectionRow label={t("tills.health.epoch")}>
        <span className="tabular-nums">{health.epoch}</span>
      </SectionRow>
    </>
  )
}

const Clock = ({ health }: { health: AdminTillHealth }) => {
  const { t, language } = useWords()
  const state = clockState(health, language)
  if (health.clock_offset_ms === null) {
    return <>–</>
  }
  return (
    <StatusBadge color={health.is_clock_off ? "orange" : "green"}>
      {state
        ? t(`tills.health.clock_${state.direction}`, { distance: state.distance })
        : t("tills.health.clock_right")}
    </StatusBadge>
  )
}

type BacklogProps = {
  label: string
  count: number
  since: string | null
  timeZone: string | undefined
}

/** How many wait, and since when the oldest does. */
const Backlog = ({ label, count, since, timeZone }: BacklogProps) => {
  const { t } = useWords()
  return (
    <SectionRow label={label}>
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className="tabular-nums">{count}</span>
        {since && (
          <span className="text-ui-fg-muted flex items-baseline gap-x-1">
            {t("tills.health.oldest")} <OptionalTime at={since} timeZone={timeZone} relative />
          </span>
        )}
      </span>
    </SectionRow>
  )
}
