import { z } from "@medusajs/framework/zod"
import {
  HoursExceptionFields,
  HoursExceptionList,
  Id,
  optionalFacts,
  requiredFacts,
  WeeklyHoursList,
} from "./fields"

const page = {
  limit: z.coerce.number().int().min(1).max(200).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
}

export const AdminListRetailStores = z.strictObject({
  q: z.string().trim().max(100).optional(),
  ...page,
})
export type AdminListRetailStores = z.infer<typeof AdminListRetailStores>

export const AdminCreateRetailStore = z.strictObject({
  stock_location_id: Id,
  ...requiredFacts,
  ...optionalFacts,
})
export type AdminCreateRetailStore = z.infer<typeof AdminCreateRetailStore>

export const AdminUpdateRetailStore = z
  .strictObject({ ...requiredFacts, ...optionalFacts })
  .partial()
export type AdminUpdateRetailStore = z.infer<typeof AdminUpdateRetailStore>

export const AdminReplaceHours = z.strictObject({ weekly_hours: WeeklyHoursList })
export type AdminReplaceHours = z.infer<typeof AdminReplaceHours>

export const AdminReplaceExceptions = z.strictObject({ exceptions: HoursExceptionList })
export type AdminReplaceExceptions = z.infer<typeof AdminReplaceExceptions>

export const AdminPutException = HoursExceptionFields
export type AdminPutException = z.infer<typeof AdminPutException>

export const AdminListSafetyStock = z.strictObject(page)
export type AdminListSafetyStock = z.infer<typeof AdminListSafetyStock>

const VariantSafetyStock = z.strictObject({
  variant_id: Id,
  quantity: z.number().int().min(0).max(1_000_000).nullable(),
})

export const AdminSetVariantSafetyStock = VariantSafetyStock
export const AdminSetSafetyStock = z.strictObject({
  safety_stock: z.array(VariantSafetyStock).min(1).max(500),
})
export type AdminSetSafetyStock =
  | z.infer<typeof AdminSetSafetyStock>
  | z.infer<typeof AdminSetVariantSafetyStock>

export const AdminAssignStaff = z.strictObject({
  user_id: Id,
  role: z.enum(["associate", "manager"]),
})
export type AdminAssignStaff = z.infer<typeof AdminAssignStaff>
