import type { MedusaResponse } from "@medusajs/framework/http"

const SECONDS = 300

/** The description is the same for everybody and changes with the server only; its ETag is Express' own. */
export function mayBeKept(res: MedusaResponse): void {
  res.setHeader("cache-control", `public, max-age=${SECONDS}`)
}
