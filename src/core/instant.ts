import { z } from "@medusajs/framework/zod"

/** An instant at the wire: ISO 8601 with an offset. Medusa's formatter leaves the field out, so the message names it. */
export const instant = (field: string) =>
  z.iso.datetime({
    offset: true,
    error: `${field}: must be a time such as 2026-12-31T10:00:00+03:00`,
  })
