import type { CreateNotificationDTO } from "@medusajs/framework/types"
import { recipientsOf } from "../../../modules/pickup/domain/notice-plan"
import { pickupQrPng } from "../../../modules/pickup/domain/pickup-code"
import type { ClaimedNotice } from "../../../modules/pickup/operations/notices"
import { gatherFacts, type NoticeSurroundings } from "./gather-facts"
import { QR_CONTENT_ID, renderNotice } from "./render"

/**
 * A notice as Medusa's Notification module takes it, one per reader. Text, code and link are in `content`
 * and `attachments`, which Medusa hands to the provider and does not store: `data` is stored and every
 * dashboard user may read it.
 */
export async function notificationsOf(
  notice: ClaimedNotice,
  surroundings: NoticeSurroundings
): Promise<CreateNotificationDTO[]> {
  const { pickup, kind } = notice
  const attachments = notice.code ? [await qrAttachment(notice.code)] : []
  return recipientsOf(kind, pickup).map((reader) => {
    const facts = gatherFacts(notice, reader, surroundings)
    const key = `${notice.id}:${reader.role}`
    const notification = {
      // Medusa draws a new id for a second attempt and then cannot find the first one's row to update.
      id: `noti_${key.replace(/\W/g, "_")}`,
      to: reader.to,
      channel: surroundings.options.notices.channel,
      template: `omni-pickup-${kind}`,
      content: renderNotice(kind, facts),
      attachments,
      data: {
        notice_id: notice.id,
        pickup_id: pickup.id,
        order_id: pickup.order_id,
        order_display_id: pickup.order_display_id,
        retail_store_id: pickup.retail_store_id,
        kind,
        locale: facts.locale,
        reader: reader.role,
      },
      trigger_type: `omni_pickup.${kind}`,
      resource_type: "order",
      resource_id: pickup.order_id,
      receiver_id: reader.role === "buyer" ? pickup.customer_id : null,
      idempotency_key: key,
    }
    return notification
  })
}

async function qrAttachment(code: string) {
  return {
    id: QR_CONTENT_ID,
    filename: "pickup-code.png",
    content_type: "image/png",
    disposition: "inline",
    content: (await pickupQrPng(code)).toString("base64"),
  }
}
