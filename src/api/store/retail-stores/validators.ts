import { z } from "@medusajs/framework/zod"

const list = (value: unknown) => (value === undefined || Array.isArray(value) ? value : [value])

const variant_id = z.preprocess(list, z.array(z.string().min(1).max(100)).max(50).default([]))

export const StoreListRetailStores = z
  .strictObject({
    latitude: z.coerce.number().min(-90).max(90).optional(),
    longitude: z.coerce.number().min(-180).max(180).optional(),
    radius_km: z.coerce.number().positive().max(20_040).optional(),
    variant_id,
    q: z.string().trim().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .refine((query) => (query.latitude === undefined) === (query.longitude === undefined), {
    message: "latitude and longitude must come together",
  })
  .refine((query) => query.radius_km === undefined || query.latitude !== undefined, {
    message: "radius_km needs latitude and longitude",
  })
export type StoreListRetailStores = z.infer<typeof StoreListRetailStores>

export const StoreGetRetailStore = z.strictObject({ variant_id })
export type StoreGetRetailStore = z.infer<typeof StoreGetRetailStore>
