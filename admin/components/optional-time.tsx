import { deviceZone } from "../format/zones"
import { StoreTime } from "./store-time"

type OptionalTimeProps = {
  at: string | null
  /** Zone of the store; the device's own while it is not known. */
  timeZone: string | undefined
  relative?: boolean
  stacked?: boolean
  late?: boolean
}

/** An instant on the store's clock, or a dash. */
export const OptionalTime = ({ at, timeZone, ...look }: OptionalTimeProps) =>
  at ? <StoreTime at={at} timeZone={timeZone ?? deviceZone()} {...look} /> : <>–</>
