import { z } from "@medusajs/framework/zod"
import { DEFAULT_STORES, MAX_STORES } from "../../../../../workflows/pickup/queries/pickup-options"

/** Query text; an empty one is a mistake and not zero. */
const Text = z.string().trim().min(1)

export const StoreGetPickupOptions = z
  .strictObject({
    latitude: Text.pipe(z.coerce.number<string>().min(-90).max(90)).optional(),
    longitude: Text.pipe(z.coerce.number<string>().min(-180).max(180)).optional(),
    limit: Text.pipe(z.coerce.number<string>().int().min(1).max(MAX_STORES)).default(
      DEFAULT_STORES
    ),
  })
  .refine((query) => (query.latitude === undefined) === (query.longitude === undefined), {
    message: "latitude and longitude belong together",
  })
export type StoreGetPickupOptions = z.infer<typeof StoreGetPickupOptions>
