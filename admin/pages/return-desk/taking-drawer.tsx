import { toast } from "@medusajs/ui"
import type { UseMutationResult } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { FormShell } from "../../components/form-shell"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import { isRefusal } from "../../data/request"
import { saysWhy } from "../../format/reason"
import { NO_WORDS, type SaidWords, WordsFields, wordsSaid } from "./confirm-fields"

type TakingDrawerProps<Body, Returned> = {
  title: string
  description: string
  /** The policy refuses some of it: whoever lets it in says why. */
  isRefused: boolean
  /** Kept by the page, so that a try whose answer was lost is the same request when it is sent again. */
  accept: Pick<
    UseMutationResult<{ return: Returned }, Error, Body>,
    "mutate" | "isPending" | "isSuccess"
  >
  /** What is sent, with what was written down here. */
  bodyOf: (said: SaidWords) => Body
  onClose: () => void
  onAccepted: (returned: Returned) => void
  children: ReactNode
}

/** The last look before goods are taken back: after it goods, stock and money move. */
export const TakingDrawer = <Body, Returned>({
  title,
  description,
  isRefused,
  accept,
  bodyOf,
  onClose,
  onAccepted,
  children,
}: TakingDrawerProps<Body, Returned>) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const [words, setWords] = useState(NO_WORDS)
  const submit = () =>
    accept.mutate(bodyOf(wordsSaid(words, isRefused)), {
      onSuccess: (answer) => onAccepted(answer.return),
      onError: (error) => {
        // After a refusal everything is asked for anew: what was agreed on may not hold any more.
        if (isRefusal(error)) {
          onClose()
        }
        toast.error(t("returns.refused"), { description: errorText(error) })
      },
    })
  return (
    <FormShell
      title={title}
      description={description}
      submitLabel={t("return_desk.confirm.submit")}
      isDirty={false}
      isSaving={accept.isPending || accept.isSuccess}
      canSubmit={!isRefused || saysWhy(words.override)}
      onSubmit={submit}
      onClose={onClose}
    >
      {children}
      <WordsFields words={words} onWords={setWords} isRefused={isRefused} />
    </FormShell>
  )
}
