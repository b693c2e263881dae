import { toast } from "@medusajs/ui"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { type UpdateRetailStore, useUpdateRetailStore } from "../../data/retail-stores"

/**
 * Saves part of a store and says so. With `undo` the message offers the way back, for the edits people
 * regret: hours, closures.
 */
export const useSaveStore = (id: string) => {
  const { t } = useWords()
  const update = useUpdateRetailStore(id)
  const send = async (change: UpdateRetailStore, undo?: UpdateRetailStore): Promise<boolean> => {
    try {
      await update.mutateAsync(change)
      toast.success(t("store.saved"), {
        action: undo && {
          label: t("common.undo"),
          altText: t("common.undo"),
          onClick: () => void send(undo),
        },
      })
      return true
    } catch (error) {
      toast.error(t("store.not_saved"), { description: errorMessage(error) })
      return false
    }
  }
  return { save: send, isSaving: update.isPending }
}
