import type { StoreFacts } from "../../data/lookups"
import type { NamedShiftReport } from "../../data/shifts"

export type ReportProps = { shift: NamedShiftReport }
export type ReportAtStoreProps = ReportProps & {
  /** Undefined while it is loading. */
  store: StoreFacts | undefined
}
