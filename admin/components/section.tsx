import { clx, Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type SectionProps = {
  title: string
  subtitle?: ReactNode
  badge?: ReactNode
  actions?: ReactNode
  children?: ReactNode
  level?: "h1" | "h2"
}

/** A card of the dashboard: heading, its actions, divided rows. */
export const Section = ({
  title,
  subtitle,
  badge,
  actions,
  children,
  level = "h2",
}: SectionProps) => (
  <Container className="divide-y overflow-hidden p-0">
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Heading level={level}>{title}</Heading>
          {badge}
        </div>
        {subtitle && (
          <Text size="small" className="text-ui-fg-subtle">
            {subtitle}
          </Text>
        )}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
    {children}
  </Container>
)

type SectionRowProps = { label: string; children: ReactNode; className?: string }

export const SectionRow = ({ label, children, className }: SectionRowProps) => (
  <div
    className={clx(
      "text-ui-fg-subtle grid w-full grid-cols-2 items-center gap-4 px-6 py-4",
      className
    )}
  >
    <Text size="small" leading="compact" weight="plus">
      {label}
    </Text>
    <div className="txt-compact-small min-w-0 break-words">{children}</div>
  </div>
)

type ColumnsProps = { main: ReactNode; side: ReactNode }

/** The dashboard's two-column detail page. */
export const TwoColumns = ({ main, side }: ColumnsProps) => (
  <div className="flex w-full flex-col items-start gap-x-4 gap-y-3 xl:grid xl:grid-cols-[minmax(0,_1fr)_400px]">
    <div className="flex w-full min-w-0 flex-col gap-y-3">{main}</div>
    <div className="flex w-full min-w-0 flex-col gap-y-3">{side}</div>
  </div>
)
