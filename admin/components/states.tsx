import { ArrowPath, ExclamationCircle, MagnifyingGlass } from "@medusajs/icons"
import { Button, Skeleton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useErrorText } from "./use-error-text"
import { useWords } from "./use-words"

type NoticeProps = { icon: ReactNode; title: string; hint?: string; children?: ReactNode }

const Notice = ({ icon, title, hint, children }: NoticeProps) => (
  <div className="flex min-h-[220px] w-full flex-col items-center justify-center gap-y-4 px-6 py-10">
    <div className="text-ui-fg-subtle flex flex-col items-center gap-y-3">
      {icon}
      <div className="flex max-w-md flex-col items-center gap-y-1 text-center">
        <Text size="small" leading="compact" weight="plus">
          {title}
        </Text>
        {hint && (
          <Text size="small" className="text-ui-fg-muted text-balance">
            {hint}
          </Text>
        )}
      </div>
    </div>
    {children}
  </div>
)

/** Nothing there yet: says what will appear and how to start. */
export const EmptyState = Notice

/** Something may be there, but not under these filters. */
export const FilteredEmptyState = ({ onClear }: { onClear: () => void }) => {
  const { t } = useWords()
  return (
    <Notice
      icon={<MagnifyingGlass />}
      title={t("common.no_matches")}
      hint={t("common.no_matches_hint")}
    >
      <Button size="small" variant="secondary" onClick={onClear}>
        {t("common.clear_filters")}
      </Button>
    </Notice>
  )
}

export const ErrorState = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  return (
    <div role="alert">
      <Notice
        icon={<ExclamationCircle className="text-ui-fg-error" />}
        title={t("common.load_failed")}
        hint={errorText(error)}
      >
        <Button size="small" variant="secondary" onClick={onRetry}>
          <ArrowPath /> {t("common.try_again")}
        </Button>
      </Notice>
    </div>
  )
}

/** Stands where sections will be while a page loads. */
export const PageSkeleton = ({ sections = 3 }: { sections?: number }) => {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-y-3" role="status" aria-label={t("common.loading")}>
      {Array.from({ length: sections }, (_, at) => (
        <Skeleton
          key={at}
          className={at === 0 ? "h-28 w-full rounded-lg" : "h-56 w-full rounded-lg"}
        />
      ))}
    </div>
  )
}
