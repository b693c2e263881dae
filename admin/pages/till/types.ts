import type { AdminTill } from "../../../src/types/till"
import type { StoreFacts } from "../../data/lookups"

export type TillSectionProps = {
  till: AdminTill
  /** Undefined while it is loading. */
  store: StoreFacts | undefined
}
