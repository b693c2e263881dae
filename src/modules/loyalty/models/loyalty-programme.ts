import { model } from "@medusajs/framework/utils"

/** A programme of points. What it promises lies in versions of its rules, of which one is in force. */
export const LoyaltyProgramme = model
  .define(
    { name: "LoyaltyProgramme", tableName: "omni_loyalty_programme" },
    {
      id: model.id({ prefix: "lyp" }).primaryKey(),
      handle: model.text(),
      name: model.text(),
      /** The version of the rules in force. */
      rules_version: model.number(),
    }
  )
  .indexes([{ on: ["handle"], unique: true }])
