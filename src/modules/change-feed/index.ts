import { Module } from "@medusajs/framework/utils"
import { migrationsIn } from "../../core/migrations"
import bindChangeTriggers from "./loaders/bind-triggers"
import { ChangeFeed } from "./models/change-feed"
import { ChangeFeedModuleService } from "./service"

export const CHANGE_FEED_MODULE = "omni_change_feed"

export default {
  ...Module(CHANGE_FEED_MODULE, {
    service: ChangeFeedModuleService,
    loaders: [bindChangeTriggers],
  }),
  ...migrationsIn("change-feed", CHANGE_FEED_MODULE, [ChangeFeed]),
}
