import { Module } from "@medusajs/framework/utils"
import { migrationsIn } from "../../core/migrations"
import { WebhookEndpoint } from "./models/webhook-endpoint"
import { WebhookSecret } from "./models/webhook-secret"
import { WebhookModuleService } from "./service"

export const WEBHOOK_MODULE = "omni_webhook"

export default {
  ...Module(WEBHOOK_MODULE, { service: WebhookModuleService }),
  ...migrationsIn("webhook", WEBHOOK_MODULE, [WebhookEndpoint, WebhookSecret]),
}
