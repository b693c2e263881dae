import { Alert } from "@medusajs/ui"
import { ErrorState, PageSkeleton } from "../../components/states"
import { useWords } from "../../components/use-words"
import { useHealth } from "../../data/health"
import { errorMessage } from "../../data/request"
import { FiguresSection } from "./figures-section"
import { JobsSection } from "./jobs-section"

/** For the operator: is everything running, and what failed. */
export const HealthPage = () => {
  const { t } = useWords()
  const { data: health, error, refetch } = useHealth()
  if (!health) {
    return error ? (
      <ErrorState error={error} onRetry={() => refetch()} />
    ) : (
      <PageSkeleton sections={2} />
    )
  }
  return (
    <div className="flex flex-col gap-y-3">
      {error && (
        <Alert variant="warning">{t("health.stale", { reason: errorMessage(error) })}</Alert>
      )}
      <FiguresSection health={health} />
      <JobsSection />
    </div>
  )
}
