import { toast } from "@medusajs/ui"
import { useWords } from "../../components/use-words"
import {
  type CommandBodies,
  type DeskCommand,
  isPickupChanged,
  usePickupCommand,
} from "../../data/pickups"
import { ApiError, errorMessage } from "../../data/request"

/**
 * A command that tells people how it went: a word when done, the API's words when refused, and plainly
 * that somebody was faster when the pickup had changed. `onRefused` answers true for a refusal which the
 * dialog explains itself.
 */
export const useToldCommand = <C extends DeskCommand>(id: string, command: C) => {
  const { t } = useWords()
  const mutation = usePickupCommand(id, command)
  const send = async (body: CommandBodies[C], onRefused?: (error: ApiError) => boolean) => {
    try {
      const answer = await mutation.mutateAsync(body)
      toast.success(t(`pickup.done.${command}`))
      return answer
    } catch (error) {
      if (error instanceof ApiError && onRefused?.(error)) {
        return null
      }
      if (isPickupChanged(error)) {
        toast.warning(t("pickup.changed.title"), { description: t("pickup.changed.text") })
      } else {
        toast.error(t("pickup.refused"), { description: errorMessage(error) })
      }
      return null
    }
  }
  return { send, isPending: mutation.isPending }
}
