import type { Language } from "../../core/language"

/** What a reader sees. Paragraphs may have several lines; empty ones are left out. */
export type NoticeText = { subject: string; paragraphs: (string | null)[] }

export type RenderedNotice = { subject: string; text: string; html: string }

type Mail = {
  locale: Language
  /** Our own link is the only one that is made clickable. */
  link: string | null
  /** Its QR picture is shown below the paragraph that tells it. */
  code: string | null
  /** Name under which a mail's own picture is shown in its text. */
  picture: string
}

/** The notice as a mail: plain text, and the same text as a plain page with the code's picture. */
export function renderMail({ subject, paragraphs }: NoticeText, mail: Mail): RenderedNotice {
  const said = paragraphs.filter((paragraph): paragraph is string => Boolean(paragraph))
  return { subject: oneLine(subject), text: said.join("\n\n"), html: htmlOf(said, mail) }
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

function htmlOf(paragraphs: readonly string[], { locale, link, code, picture }: Mail): string {
  const image = `<br>\n<img src="cid:${picture}" width="174" height="174" alt="">`
  const body = paragraphs.map((paragraph) => {
    const lines = escaped(paragraph).replace(/\n/g, "<br>\n")
    return `<p>${withLink(lines, link)}${code && paragraph.includes(code) ? image : ""}</p>`
  })
  return `<!doctype html>\n<html lang="${locale}"><meta charset="utf-8"><body>\n${body.join("\n")}\n</body></html>\n`
}

function withLink(html: string, link: string | null): string {
  const safe = link && escaped(link)
  return safe ? html.replace(safe, () => `<a href="${safe}">${safe}</a>`) : html
}
