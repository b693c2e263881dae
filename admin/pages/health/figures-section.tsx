import { StatusBadge, Text } from "@medusajs/ui"
import type { AdminOmnichannelHealth } from "../../../src/types/http"
import { Figure } from "../../components/figure"
import { Section, SectionRow } from "../../components/section"
import { useWords } from "../../components/use-words"
import { formatDuration, formatNumber } from "../../format/time"

type HealthProps = { health: AdminOmnichannelHealth }

const OVERALL = { ok: "green", degraded: "orange", down: "red" } as const satisfies Record<
  AdminOmnichannelHealth["status"],
  string
>

/** A job that waits this long is late. */
const LATE_SECONDS = 300

export const FiguresSection = ({ health }: HealthProps) => {
  const { t, language } = useWords()
  const { jobs, versions } = health
  const oldest = jobs.oldest_waiting_seconds
  return (
    <>
      <Section
        level="h1"
        title={t("health.title")}
        subtitle={t("health.text")}
        badge={
          <StatusBadge color={OVERALL[health.status]}>
            {t(`health.status.${health.status}`)}
          </StatusBadge>
        }
      >
        <dl aria-live="polite" className="grid grid-cols-2 divide-x sm:grid-cols-5">
          <Figure label={t("health.jobs.waiting")} value={jobs.waiting} />
          <Figure label={t("health.jobs.running")} value={jobs.running} />
          <Figure
            label={t("health.jobs.retrying")}
            value={jobs.retrying}
            warn={jobs.retrying > 0}
          />
          <Figure label={t("health.jobs.dead")} value={jobs.dead} alarm={jobs.dead > 0} />
          <Figure
            label={t("health.jobs.oldest")}
            value={oldest === null ? "–" : formatDuration(oldest, language)}
            warn={(oldest ?? 0) > LATE_SECONDS}
          />
        </dl>
      </Section>
      <div className="grid gap-3 lg:grid-cols-2">
        <Section title={t("health.services")}>
          <SectionRow label={t("health.database")}>
            <Dependency {...health.database} />
          </SectionRow>
          <SectionRow label="Redis">
            {health.redis ? (
              <Dependency {...health.redis} />
            ) : (
              <StatusBadge color="grey">{t("health.not_used")}</StatusBadge>
            )}
          </SectionRow>
          <SectionRow label={t("health.runner")}>
            <StatusBadge color={jobs.runner === "running" ? "green" : "orange"}>
              {t(`health.runner_state.${jobs.runner}`)}
            </StatusBadge>
          </SectionRow>
          <SectionRow label={t("health.mode")}>
            {t(`health.worker_mode.${health.worker_mode}`)}
          </SectionRow>
        </Section>
        <Section title={t("health.versions")}>
          <SectionRow label={t("health.plugin")}>{versions.plugin}</SectionRow>
          <SectionRow label="Medusa">{versions.medusa}</SectionRow>
          <SectionRow label="Node.js">{versions.node}</SectionRow>
          <SectionRow label="PostgreSQL">{versions.postgres ?? "–"}</SectionRow>
        </Section>
      </div>
    </>
  )
}

const Dependency = ({ ok, latency_ms, error }: AdminOmnichannelHealth["database"]) => {
  const { t, language } = useWords()
  return (
    <div className="flex flex-col gap-y-1">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusBadge color={ok ? "green" : "red"}>
          {t(ok ? "health.up" : "health.down")}
        </StatusBadge>
        {latency_ms !== null && (
          <span className="text-ui-fg-muted tabular-nums">
            {t("health.latency", { ms: formatNumber(latency_ms, language) })}
          </span>
        )}
      </span>
      {error && (
        <Text size="xsmall" className="text-ui-fg-error break-words">
          {error}
        </Text>
      )}
    </div>
  )
}
