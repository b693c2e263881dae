import { Button, toast, usePrompt } from "@medusajs/ui"
import { Section } from "../../components/section"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import { isRefusal } from "../../data/request"
import { useCancelRequest } from "../../data/return-requests"

type OpenedAskedSectionProps = {
  requestId: string
  /** The request is not what it was: the order is read afresh, without it. */
  onOver: () => void
}

/** What was announced comes back without an exchange; called off, its goods are exchanged as any others. */
export const OpenedAskedSection = ({ requestId, onOver }: OpenedAskedSectionProps) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const prompt = usePrompt()
  const cancel = useCancelRequest(requestId)
  const callOff = async () => {
    const isSure = await prompt({
      title: t("return_desk.asked.sure"),
      description: t("return_desk.asked.sure_text"),
      confirmText: t("return_desk.asked.call_off"),
      cancelText: t("common.close"),
      variant: "confirmation",
    })
    if (!isSure) {
      return
    }
    cancel.mutate(undefined, {
      onSuccess: () => {
        toast.success(t("return_desk.asked.called_off"))
        onOver()
      },
      onError: (error) => {
        toast.error(t("returns.refused"), { description: errorText(error) })
        if (isRefusal(error)) {
          onOver()
        }
      },
    })
  }
  return (
    <Section
      title={t("return_desk.asked.title")}
      subtitle={t("return_desk.asked.opened")}
      actions={
        <Button
          size="small"
          variant="secondary"
          isLoading={cancel.isPending}
          onClick={() => void callOff()}
        >
          {t("return_desk.asked.call_off")}
        </Button>
      }
    />
  )
}
