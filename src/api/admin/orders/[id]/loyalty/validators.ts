import { z } from "@medusajs/framework/zod"

const Item = z.strictObject({
  line_item_id: z.string().min(1).max(64),
  quantity: z.number().positive().max(1_000_000),
})

const areUnique = (items: readonly { line_item_id: string }[]): boolean =>
  new Set(items.map(({ line_item_id }) => line_item_id)).size === items.length

export const AdminPreviewReturn = z.strictObject({
  /** Units that would come back beside those that have. */
  items: z.array(Item).min(1).max(200).refine(areUnique, "line_item_id must be unique"),
})
export type AdminPreviewReturn = z.infer<typeof AdminPreviewReturn>
