export const LANGUAGES = ["en", "ru"] as const
export type Language = (typeof LANGUAGES)[number]

/** A text in each language of the page for people; the document for programs is English. */
export type Translated = Record<Language, string>
