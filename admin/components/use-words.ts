import { useTranslation } from "react-i18next"
import { intlLanguage } from "../format/time"

/** Our words and the language tag for Intl, both in the dashboard's language. */
export const useWords = () => {
  const { t, i18n } = useTranslation("omni")
  return { t, language: intlLanguage(i18n.language) }
}
