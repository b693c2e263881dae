import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"

type FigureProps = { label: string; value: ReactNode; warn?: boolean; alarm?: boolean }

/** One number of a row of figures; to be put into a `<dl>`. */
export const Figure = ({ label, value, warn, alarm }: FigureProps) => (
  <div className="flex flex-col gap-y-1 px-6 py-4">
    <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
    <dd
      className={clx("h1-core tabular-nums", {
        "text-ui-tag-orange-text": warn,
        "text-ui-fg-error": alarm,
      })}
    >
      {value}
    </dd>
  </div>
)
