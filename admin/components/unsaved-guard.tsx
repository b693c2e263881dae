import { Prompt } from "@medusajs/ui"
import { useEffect } from "react"
import { useBlocker } from "react-router-dom"
import { useWords } from "./use-words"

type LeavePromptProps = { open: boolean; onLeave: () => void; onStay: () => void }

export const LeavePrompt = ({ open, onLeave, onStay }: LeavePromptProps) => {
  const { t } = useWords()
  return (
    <Prompt open={open} variant="confirmation">
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t("common.unsaved.title")}</Prompt.Title>
          <Prompt.Description>{t("common.unsaved.text")}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel onClick={onStay}>{t("common.unsaved.stay")}</Prompt.Cancel>
          <Prompt.Action onClick={onLeave}>{t("common.unsaved.leave")}</Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}

/** Asks before edits are lost by leaving the page or closing the tab. */
export const UnsavedGuard = ({ when }: { when: boolean }) => {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      when && currentLocation.pathname !== nextLocation.pathname
  )
  useEffect(() => {
    if (!when) {
      return
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", warn)
    return () => window.removeEventListener("beforeunload", warn)
  }, [when])
  return (
    <LeavePrompt
      open={blocker.state === "blocked"}
      onLeave={() => blocker.proceed?.()}
      onStay={() => blocker.reset?.()}
    />
  )
}
