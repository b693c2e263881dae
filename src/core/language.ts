export type Language = "en" | "ru"

/** Medusa's locales are BCP 47 tags ("ru-RU"); our texts know languages. */
export function languageOf(locale: string | null | undefined, fallback: Language): Language {
  const language = locale?.slice(0, 2).toLowerCase()
  return language === "ru" || language === "en" ? language : fallback
}
