import { useTranslation } from "react-i18next"
import { ApiError, errorMessage } from "../data/request"
import { useWords } from "./use-words"

/** What went wrong in the dashboard's language where we have words for it, else in the server's. */
export const useErrorText = () => {
  const { t } = useWords()
  const { i18n } = useTranslation()
  const ofCode = (code: string | null, message: string): string =>
    code !== null && i18n.exists(`omni:errors.${code}`) ? t(`errors.${code}`) : message
  const of = (error: unknown): string => {
    if (error instanceof ApiError) {
      return ofCode(error.code, error.message)
    }
    // A fetch that got no answer at all throws a TypeError.
    return error instanceof TypeError ? t("errors.offline") : errorMessage(error)
  }
  return { of, ofCode }
}
