import type { CreateNotificationDTO } from "@medusajs/framework/types"
import type { NoticeRow } from "../../../core/notice-outbox"
import type { CaseNoticeKind } from "../../../modules/store-return/operations/case-notices"
import type { OrderReturnCase } from "../../../modules/store-return/types"
import { renderMail } from "../../notices/render-mail"
import { notificationIdOf } from "../requests/notices/notification"
import type { CaseFacts } from "./facts"
import type { CaseReader } from "./gather-facts"
import { EN } from "./texts/en"
import { RU } from "./texts/ru"

const TEXTS = { en: EN, ru: RU }

/** A notice as Medusa's Notification module takes it, which hands `content` to the provider and does not store it. */
export function caseNotification(
  notice: NoticeRow<CaseNoticeKind>,
  { id, order_id, order_display_id }: OrderReturnCase,
  { email, customer_id, facts }: Omit<CaseReader, "facts"> & { facts: CaseFacts },
  channel: string
): CreateNotificationDTO {
  const { kind } = notice
  const { locale, link, is_paid } = facts
  return {
    id: notificationIdOf(notice),
    to: email,
    channel,
    template: `omni-return-${kind}`,
    content: renderMail(TEXTS[locale][kind](facts), {
      ...{ locale, link, code: null, picture: "" },
    }),
    data: {
      ...{ notice_id: notice.id, return_id: id, kind, locale, is_paid },
      ...{ order_id, order_display_id },
    },
    trigger_type: `omni_return.${kind}`,
    ...{ resource_type: "order", resource_id: order_id, receiver_id: customer_id },
    idempotency_key: notice.id,
  } as CreateNotificationDTO
}
