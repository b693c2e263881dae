import { Alert, Button, clx, Skeleton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Section } from "../../components/section"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"

type QuoteFrameProps = {
  /** Units that are quoted. */
  count: number
  error: unknown
  onRetry: () => void
  isFetching: boolean
  /** What is still to be filled in before it can be done. */
  missing: readonly string[]
  submitLabel: string
  canSubmit: boolean
  onSubmit: () => void
  /** Nothing while the first sum is on its way. */
  children: ReactNode
}

/** What chosen units come to, and the button to take them; a sum that is being asked for anew is paler. */
export const QuoteFrame = ({
  count,
  error,
  onRetry,
  isFetching,
  missing,
  submitLabel,
  canSubmit,
  onSubmit,
  children,
}: QuoteFrameProps) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
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
        {missing.map((text) => (
          <Text key={text} size="small" className="text-ui-fg-subtle">
            {text}
          </Text>
        ))}
        <Button size="large" className="w-full" disabled={!canSubmit} onClick={onSubmit}>
          {submitLabel}
        </Button>
      </div>
    </Section>
  )
}
