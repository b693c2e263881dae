import { toast } from "@medusajs/ui"
import type { AdminRetailStore, HoursException } from "../../../src/types/http"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import {
  useAddHoursException,
  useChangeHoursException,
  useRemoveHoursException,
} from "../../data/retail-stores"

type StoredException = AdminRetailStore["exceptions"][number]

/** Adds, changes and removes dates; what was removed can be brought back from the message. */
export const useExceptions = (storeId: string) => {
  const { t } = useWords()
  const adding = useAddHoursException(storeId)
  const changing = useChangeHoursException(storeId)
  const removing = useRemoveHoursException(storeId)

  const told = async (work: Promise<unknown>): Promise<boolean> => {
    try {
      await work
      toast.success(t("store.saved"))
      return true
    } catch (error) {
      toast.error(t("store.not_saved"), { description: errorMessage(error) })
      return false
    }
  }
  const save = (exceptionId: string | null, exception: HoursException) =>
    told(
      exceptionId
        ? changing.mutateAsync({ exceptionId, ...exception })
        : adding.mutateAsync(exception)
    )
  const remove = ({ id, ...exception }: StoredException) =>
    removing.mutate(id, {
      onSuccess: () =>
        toast.success(t("store.exceptions.removed"), {
          action: {
            label: t("common.undo"),
            altText: t("common.undo"),
            onClick: () => void told(adding.mutateAsync(exception)),
          },
        }),
      onError: (error) => toast.error(t("store.not_saved"), { description: errorMessage(error) }),
    })
  return { save, remove, isSaving: adding.isPending || changing.isPending }
}
