import { useWords } from "./use-words"

/** A word of ours in the dashboard's path line, which is drawn outside our pages. */
export const Breadcrumb = ({ word }: { word: string }) => {
  const { t } = useWords()
  return <>{t(word)}</>
}
