import { clx, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type TwoLinesProps = { main: ReactNode; sub?: ReactNode; strong?: boolean }

/** What a row is about, and what belongs to it in small print. */
export const TwoLines = ({ main, sub, strong = false }: TwoLinesProps) => (
  <div className="flex min-w-0 flex-col gap-y-0.5">
    <span className={clx("text-ui-fg-base truncate", { "txt-compact-small-plus": strong })}>
      {main}
    </span>
    {sub && (
      <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
        {sub}
      </Text>
    )}
  </div>
)
