import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

/** What happened, one below the other; children are `TimelineEntry`. */
export const Timeline = ({ children }: { children: ReactNode }) => (
  <ol className="px-6 py-4 [&>li:last-child>div:last-child]:pb-0 [&>li:last-child_.omni-line]:hidden">
    {children}
  </ol>
)

type TimelineEntryProps = {
  title: string
  sub: ReactNode
  notes?: readonly string[]
  children?: ReactNode
}

/** One thing that happened: what, by whom and when, and more words where there are any. */
export const TimelineEntry = ({ title, sub, notes = [], children }: TimelineEntryProps) => (
  <li className="grid grid-cols-[20px_1fr] gap-x-2">
    <div aria-hidden className="flex flex-col items-center">
      <div className="flex h-5 items-center">
        <div className="bg-ui-bg-base shadow-borders-base flex size-2.5 items-center justify-center rounded-full">
          <div className="bg-ui-tag-neutral-icon size-1.5 rounded-full" />
        </div>
      </div>
      <div className="omni-line bg-ui-border-base w-px flex-1" />
    </div>
    <div className="flex min-w-0 flex-col gap-y-0.5 pb-5">
      <Text size="small" leading="compact" weight="plus">
        {title}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {sub}
      </Text>
      {children}
      {notes.map((note) => (
        <Text key={note} size="small" className="text-ui-fg-subtle break-words">
          {note}
        </Text>
      ))}
    </div>
  </li>
)
