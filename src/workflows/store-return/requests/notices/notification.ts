import type { CreateNotificationDTO } from "@medusajs/framework/types"
import type { NoticeRow } from "../../../../core/notice-outbox"
import { returnCode } from "../../../../modules/store-return/domain/return-code"
import type { RequestNoticeKind } from "../../../../modules/store-return/operations/request-notices"
import type { ReturnRequest } from "../../../../modules/store-return/types"
import { renderMail } from "../../../notices/render-mail"
import type { RequestReader } from "./gather-facts"
import { EN } from "./texts/en"
import { RU } from "./texts/ru"

const TEXTS = { en: EN, ru: RU }

const QR_CONTENT_ID = "return-code"

/**
 * A notice as Medusa's Notification module takes it. Text, code and link are in `content` and `attachments`, which
 * Medusa hands to the provider and does not store.
 */
export async function notificationOf(
  notice: NoticeRow<RequestNoticeKind>,
  request: ReturnRequest,
  { email, customer_id, facts }: RequestReader,
  channel: string
): Promise<CreateNotificationDTO> {
  const { kind } = notice
  const code = kind === "requested" ? facts.code : null
  const rendered = TEXTS[facts.locale][kind](facts)
  return {
    // Medusa draws a new id for a second attempt and then cannot find the first one's row to update.
    id: `noti_${notice.id.replace(/\W/g, "_")}`,
    to: email,
    channel,
    template: `omni-return-${kind}`,
    content: renderMail(rendered, { ...facts, code, picture: QR_CONTENT_ID }),
    attachments: code ? [await qrAttachment(code)] : [],
    data: {
      notice_id: notice.id,
      return_request_id: request.id,
      order_id: request.order_id,
      order_display_id: request.order_display_id,
      kind,
      locale: facts.locale,
    },
    trigger_type: `omni_return.${kind}`,
    resource_type: "order",
    resource_id: request.order_id,
    receiver_id: customer_id,
    idempotency_key: notice.id,
  } as CreateNotificationDTO
}

const qrAttachment = async (code: string) => ({
  id: QR_CONTENT_ID,
  filename: "return-code.png",
  content_type: "image/png",
  disposition: "inline",
  content: (await returnCode.qrPng(code)).toString("base64"),
})
