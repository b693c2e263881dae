import { model } from "@medusajs/framework/utils"

/** The one row that says which feed this is and from where it can still be read. */
export const ChangeFeed = model
  .define(
    { name: "ChangeFeed", tableName: "omni_change_feed" },
    {
      id: model.id({ prefix: "feed" }).primaryKey(),
      /** Changes when marks may have been missed; every token of before is then refused. */
      generation: model.text(),
      /** Place (transaction, mark) up to which marks were forgotten; a token from before it is refused. */
      floor_xid: model.text().default("0"),
      floor_id: model.text().default("0"),
    }
  )
  .checks([{ name: "omni_change_feed_one", expression: (c) => `${c.id} = 'feed'` }])
