import type { MedusaContainer } from "@medusajs/framework/types"
import { WEBHOOK_MODULE } from "../../modules/webhook"
import { topicOf } from "../../modules/webhook/domain/topics"
import { readWanted } from "../../modules/webhook/read-models/endpoints"
import type { WebhookModuleService } from "../../modules/webhook/service"

/** Tells since when any endpoint asks for a type; null when none does. */
export async function wantedTypes(
  container: MedusaContainer
): Promise<(type: string) => Date | null> {
  const webhooks = container.resolve<WebhookModuleService>(WEBHOOK_MODULE)
  const wanted = await webhooks.reading(readWanted)
  return (type) => {
    const dates = [wanted.get(type), wanted.get(topicOf(type) ?? "")].filter((date) => !!date)
    return dates.length === 0 ? null : new Date(Math.min(...dates.map((date) => date.getTime())))
  }
}
