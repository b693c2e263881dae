import { model } from "@medusajs/framework/utils"

/** The store a cart will be collected in. One row per cart; it becomes a pickup when the order is placed. */
export const CartPickup = model
  .define(
    { name: "CartPickup", tableName: "omni_cart_pickup" },
    {
      id: model.id({ prefix: "cpu" }).primaryKey(),
      cart_id: model.text(),
      retail_store_id: model.text(),
      stock_location_id: model.text(),
      /** Sales channel that Medusa's own reservation may draw on: it is linked to this store alone. */
      store_sales_channel_id: model.text(),
      /** Channel of the cart while its completion borrows the store's; null at every other time. */
      borrowed_from_channel_id: model.text().nullable(),
      /** Address the shopper had typed before; given back when the pickup is undone. */
      previous_shipping_address_id: model.text().nullable(),
      slot_starts_at: model.dateTime().nullable(),
      slot_ends_at: model.dateTime().nullable(),
      ready_at: model.dateTime().nullable(),
      collector: model.json().nullable(),
      pay_in_store: model.boolean().default(false),
      state: model.enum(["chosen", "completing", "placed"]).default("chosen"),
      /** The units and the seat are held until then. */
      held_until: model.dateTime(),
    }
  )
  .indexes([
    { on: ["cart_id"], unique: true, where: "deleted_at IS NULL" },
    { on: ["state", "updated_at"], where: "deleted_at IS NULL AND state <> 'placed'" },
  ])
