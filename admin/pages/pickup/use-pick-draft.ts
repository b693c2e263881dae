import { useEffect, useState } from "react"
import type { AdminPickupDetail } from "../../../src/types/http"
import { differs, draftOf } from "./pick-draft"

/**
 * What was counted on the walk, until it is saved. A change of the pickup by somebody else replaces it:
 * their numbers are the record.
 */
export const usePickDraft = ({ lines, version }: AdminPickupDetail) => {
  const [draft, setDraft] = useState(() => draftOf(lines))
  useEffect(() => {
    setDraft(draftOf(lines))
    // Only a new version counts; a poll brings the same lines as new objects.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [version])
  return { draft, setDraft, isDirty: differs(lines, draft) }
}
