import type { NoticeKind } from "../../../modules/pickup/domain/notice-plan"
import type { NoticeFacts, NoticeLocale, NoticeText } from "./facts"
import { EN } from "./texts/en"
import { RU } from "./texts/ru"

const TEXTS: Record<NoticeLocale, Record<NoticeKind, (facts: NoticeFacts) => NoticeText>> = {
  en: EN,
  ru: RU,
}

/** Name under which a mail's own picture is shown in its text. */
export const QR_CONTENT_ID = "pickup-code"

export type RenderedNotice = { subject: string; text: string; html: string }

/** The notice as a mail: plain text, and the same text as a plain page with the code's picture. */
export function renderNotice(kind: NoticeKind, facts: NoticeFacts): RenderedNotice {
  const { subject, paragraphs } = TEXTS[facts.locale][kind](facts)
  const said = paragraphs.filter((paragraph): paragraph is string => Boolean(paragraph))
  return { subject: oneLine(subject), text: said.join("\n\n"), html: htmlOf(said, facts) }
}

/** A line break in a subject would begin a header of its own. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim()

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

function htmlOf(paragraphs: readonly string[], facts: NoticeFacts): string {
  const body = paragraphs.map((paragraph) => {
    const lines = escaped(paragraph).replace(/\n/g, "<br>\n")
    return `<p>${withLink(lines, facts.link)}${facts.code && paragraph.includes(facts.code) ? QR_IMAGE : ""}</p>`
  })
  return `<!doctype html>\n<html lang="${facts.locale}"><meta charset="utf-8"><body>\n${body.join("\n")}\n</body></html>\n`
}

const QR_IMAGE = `<br>\n<img src="cid:${QR_CONTENT_ID}" width="174" height="174" alt="">`

/** Our own link is the only one that is made clickable. */
function withLink(html: string, link: string | null): string {
  const safe = link && escaped(link)
  return safe ? html.replace(safe, () => `<a href="${safe}">${safe}</a>`) : html
}
