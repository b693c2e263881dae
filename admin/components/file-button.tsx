import { ArrowDownTray } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import type { UseMutationResult } from "@tanstack/react-query"
import { saveFile } from "./save-file"
import { useErrorText } from "./use-error-text"
import { useWords } from "./use-words"

/** Gives a report away as a table. */
export const FileButton = ({ file }: { file: UseMutationResult<File, Error, void> }) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const save = () =>
    file.mutate(undefined, {
      onSuccess: saveFile,
      onError: (error) => toast.error(t("common.load_failed"), { description: errorText(error) }),
    })
  return (
    <Button size="small" variant="secondary" isLoading={file.isPending} onClick={save}>
      <ArrowDownTray /> {"CSV"}
    </Button>
  )
}
