import { toast, usePrompt } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import type { AdminWebhookEndpoint } from "../../../src/types/webhook"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import {
  useDeleteWebhookEndpoint,
  useEnableWebhookEndpoint,
  useRotateWebhookSecret,
  useTestWebhookEndpoint,
  useUpdateWebhookEndpoint,
} from "../../data/webhooks"

/** What can be done to an endpoint, each with its word of success or failure. */
export const useEndpointActions = ({ id, url }: AdminWebhookEndpoint) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const prompt = usePrompt()
  const test = useTestWebhookEndpoint(id)
  const enable = useEnableWebhookEndpoint(id)
  const update = useUpdateWebhookEndpoint(id)
  const rotate = useRotateWebhookSecret(id)
  const remove = useDeleteWebhookEndpoint(id)

  const told = async <Answer,>(
    work: () => Promise<Answer>,
    success: string | null
  ): Promise<Answer | null> => {
    try {
      const answer = await work()
      if (success) {
        toast.success(success)
      }
      return answer
    } catch (error) {
      toast.error(t("webhooks.not_saved"), { description: errorMessage(error) })
      return null
    }
  }
  const isSure = (title: string, description: string, confirmText: string) =>
    prompt({ title, description, confirmText, cancelText: t("common.cancel") })

  return {
    isTesting: test.isPending,
    test: () => told(() => test.mutateAsync(undefined), t("webhooks.test_sent")),
    enable: () => told(() => enable.mutateAsync(undefined), t("webhooks.enabled")),
    disable: () => told(() => update.mutateAsync({ is_active: false }), t("webhooks.saved")),
    /** The new secret; null when it was not made. */
    rotate: async (): Promise<string | null> => {
      const sure = await isSure(
        t("webhooks.rotate.title"),
        t("webhooks.rotate.text"),
        t("webhooks.rotate.submit")
      )
      const answer = sure ? await told(() => rotate.mutateAsync(undefined), null) : null
      return answer?.secret ?? null
    },
    remove: async () => {
      const sure = await isSure(
        t("webhooks.delete.title"),
        t("webhooks.delete.text", { url }),
        t("common.delete")
      )
      if (sure && (await told(() => remove.mutateAsync(undefined), null))) {
        navigate("/settings/webhooks")
      }
    },
  }
}
