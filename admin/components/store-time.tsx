import { clx, Tooltip } from "@medusajs/ui"
import { formatExact, formatNear, formatRelative } from "../format/time"
import { useNow } from "./use-now"
import { useWords } from "./use-words"

type StoreTimeProps = {
  /** ISO instant. */
  at: string
  /** IANA zone of the store. */
  timeZone: string
  /** Shows how far away it is. */
  relative?: boolean
  late?: boolean
  stacked?: boolean
}

/** An instant on the store's clock; the full date and zone on hover. */
export const StoreTime = ({ at, timeZone, relative, late, stacked }: StoreTimeProps) => {
  const { language } = useWords()
  const now = useNow()
  return (
    <Tooltip content={`${formatExact(at, language, timeZone)} (${timeZone})`} maxWidth={320}>
      <time
        dateTime={at}
        className={clx("inline-flex tabular-nums", {
          "flex-col": stacked,
          "flex-wrap items-baseline gap-x-1.5": !stacked,
          "text-ui-fg-error": late,
        })}
      >
        <span className={clx("txt-compact-small-plus", { "text-ui-fg-base": !late })}>
          {formatNear(at, language, timeZone, now)}
        </span>
        {relative && (
          <span className={clx("txt-compact-small", { "text-ui-fg-muted": !late })}>
            {formatRelative(at, language, now)}
          </span>
        )}
      </time>
    </Tooltip>
  )
}
