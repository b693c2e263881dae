import type { NoticeKind } from "../../../modules/pickup/domain/notice-plan"
import { type RenderedNotice, renderMail } from "../../notices/render-mail"
import type { NoticeFacts, NoticeLocale, NoticeText } from "./facts"
import { EN } from "./texts/en"
import { RU } from "./texts/ru"

const TEXTS: Record<NoticeLocale, Record<NoticeKind, (facts: NoticeFacts) => NoticeText>> = {
  en: EN,
  ru: RU,
}

/** Name under which a mail's own picture is shown in its text. */
export const QR_CONTENT_ID = "pickup-code"

export function renderNotice(kind: NoticeKind, facts: NoticeFacts): RenderedNotice {
  return renderMail(TEXTS[facts.locale][kind](facts), { ...facts, picture: QR_CONTENT_ID })
}
