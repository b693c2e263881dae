import { Alert, Button, clx, Skeleton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Section } from "../../components/section"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import type { WantedUnits } from "../../data/returns"

type QuoteFrameProps = {
  units: WantedUnits[]
  error: unknown
  isFetching: boolean
  onRetry: () => void
  /** Every unit says why it comes back. */
  hasReasons: boolean
  submitLabel: string
  canAccept: boolean
  onAccept: () => void
  /** What the quote says; nothing while the first is on its way. */
  children: ReactNode
}

/** What chosen units come to, and the button that goes on from there. */
export const QuoteFrame = ({
  units,
  error,
  isFetching,
  onRetry,
  hasReasons,
  submitLabel,
  canAccept,
  onAccept,
  children,
}: QuoteFrameProps) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const count = units.reduce((all, { quantity }) => all + quantity, 0)
  return (
    <Section title={t("return_desk.quote.title")} subtitle={t("returns.units", { count })}>
      {error ? (
        <div className="flex flex-col gap-y-3 px-6 py-4">
          <Alert variant="error">{errorText(error)}</Alert>
          <Button variant="secondary" className="self-start" onClick={onRetry}>
            {t("common.try_again")}
          </Button>
        </div>
      ) : children ? (
        <div className={clx("divide-y transition-opacity", { "opacity-60": isFetching })}>
          {children}
        </div>
      ) : (
        <div className="px-6 py-4">
          <Skeleton className="h-24 w-full" aria-label={t("common.loading")} />
        </div>
      )}
      <div className="flex flex-col gap-y-2 px-6 py-4">
        {!hasReasons && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("return_desk.quote.reasons_missing")}
          </Text>
        )}
        <Button size="large" className="w-full" disabled={!canAccept} onClick={onAccept}>
          {submitLabel}
        </Button>
      </div>
    </Section>
  )
}
