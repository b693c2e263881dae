import type { AdminReturnCase } from "../../../src/types/return-desk"

export type CaseSectionProps = {
  returned: AdminReturnCase
  /** IANA zone of the store that took the goods. */
  timeZone: string
}
