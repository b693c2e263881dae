import { createHash } from "node:crypto"
import type { StoreView } from "../types"

const LENGTH = 12

/** Short name of what a store sees. Two tills of one store have the same; a store that moves gets another. */
export function viewDigest(view: StoreView): string {
  const said = JSON.stringify(Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1)))
  return createHash("sha256").update(said).digest("base64url").slice(0, LENGTH)
}
