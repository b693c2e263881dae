import type { CreateNotificationDTO } from "@medusajs/framework/types"
import type { NoticeRow } from "../../../../core/notice-outbox"
import { returnCode } from "../../../../modules/store-return/domain/return-code"
import type { RequestNoticeKind } from "../../../../modules/store-return/operations/request-notices"
import type { ReturnRequest } from "../../../../modules/store-return/types"
import { renderMail } from "../../../notices/render-mail"
import type { RequestReader } from "./gather-facts"
import { EN } from "./texts/en"
import { GIFT_EN } from "./texts/gift-en"
import { GIFT_RU } from "./texts/gift-ru"
import { RU } from "./texts/ru"

const TEXTS = { en: EN, ru: RU }
const GIFT_TEXTS = { en: GIFT_EN, ru: GIFT_RU }

const QR_CONTENT_ID = "return-code"

/**
 * A notice as Medusa's Notification module takes it. Text, code and link are in `content` and `attachments`, which
 * Medusa hands to the provider and does not store.
 */
export async function notificationOf(
  notice: NoticeRow<RequestNoticeKind>,
  request: ReturnRequest,
  reader: RequestReader,
  channel: string
): Promise<CreateNotificationDTO> {
  const { kind } = notice
  const { email, facts } = reader
  const code = kind === "requested" ? facts.code : null
  const rendered =
    reader.is === "buyer"
      ? TEXTS[facts.locale][kind](reader.facts)
      : GIFT_TEXTS[facts.locale][kind](reader.facts)
  return {
    id: notificationIdOf(notice),
    to: email,
    channel,
    template: `omni-return-${kind}`,
    content: renderMail(rendered, { ...facts, code, picture: QR_CONTENT_ID }),
    attachments: code ? [await qrAttachment(code)] : [],
    data: {
      notice_id: notice.id,
      return_request_id: request.id,
      kind,
      locale: facts.locale,
      ...(reader.is === "buyer" && {
        order_id: request.order_id,
        order_display_id: request.order_display_id,
      }),
    },
    trigger_type: `omni_return.${kind}`,
    // Whoever knows an order's id may read it: a template of the shop's cannot tell it to the holder of a gift receipt.
    ...(reader.is === "buyer"
      ? { resource_type: "order", resource_id: request.order_id, receiver_id: reader.customer_id }
      : { resource_type: "omni_return_request", resource_id: request.id, receiver_id: null }),
    idempotency_key: notice.id,
  } as CreateNotificationDTO
}

/** Medusa draws a new id for a second attempt and then cannot find the first one's row to update. */
export const notificationIdOf = ({ id }: { id: string }): string => `noti_${id.replace(/\W/g, "_")}`

const qrAttachment = async (code: string) => ({
  id: QR_CONTENT_ID,
  filename: "return-code.png",
  content_type: "image/png",
  disposition: "inline",
  content: (await returnCode.qrPng(code)).toString("base64"),
})
