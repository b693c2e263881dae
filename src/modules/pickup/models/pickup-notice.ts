import { model } from "@medusajs/framework/utils"

/** One message to the shopper about a pickup: at most one of each kind and occasion. */
export const PickupNotice = model
  .define(
    { name: "PickupNotice", tableName: "omni_pickup_notice" },
    {
      id: model.id({ prefix: "pkn" }).primaryKey(),
      pickup_id: model.text(),
      kind: model.enum([
        "received",
        "ready",
        "reminder",
        "expired",
        "collected",
        "rejected",
        "cancelled",
      ]),
      /** Tells repeated occasions apart, such as the hours of a reminder. */
      occasion: model.text(),
      state: model.enum(["pending", "sent", "suppressed"]).default("pending"),
      due_at: model.dateTime(),
      sent_at: model.dateTime().nullable(),
    }
  )
  .indexes([
    { on: ["pickup_id", "kind", "occasion"], unique: true },
    { on: ["state", "due_at"], where: "state = 'pending'" },
  ])
