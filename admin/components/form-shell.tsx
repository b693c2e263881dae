import { Button, Drawer, FocusModal, Heading } from "@medusajs/ui"
import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from "react"
import { LeavePrompt, UnsavedGuard } from "./unsaved-guard"
import { useWords } from "./use-words"

type FormShellProps = {
  title: string
  description?: string
  /** A drawer for a few fields, the whole window for a task. */
  size?: "drawer" | "window"
  submitLabel?: string
  danger?: boolean
  isDirty: boolean
  isSaving: boolean
  canSubmit?: boolean
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
}

/**
 * A form over the page. Mount it to open it. Closing asks first when something was typed;
 * Ctrl/Cmd+Enter sends.
 */
export const FormShell = ({
  title,
  description,
  size = "drawer",
  submitLabel,
  danger = false,
  isDirty,
  isSaving,
  canSubmit = true,
  onSubmit,
  onClose,
  children,
  footer,
}: FormShellProps) => {
  const { t } = useWords()
  const [isAsking, setAsking] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  const Shell = size === "drawer" ? Drawer : FocusModal

  // The first field and not the cross, unless a field has asked for the focus itself.
  const focusFirst = (event: Event) => {
    event.preventDefault()
    fields.current?.querySelector<HTMLElement>("input, textarea, button")?.focus()
  }
  const close = () => (isDirty && !isSaving ? setAsking(true) : onClose())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (canSubmit && !isSaving) {
      onSubmit()
    }
  }
  const submitByKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) {
      return
    }
    event.preventDefault()
    event.stopPropagation()
    // Some fields hand over what was typed when they are left; the form is sent as it is drawn after that.
    const form = event.currentTarget
    const field = document.activeElement
    if (field instanceof HTMLElement) {
      field.blur()
      field.focus()
    }
    setTimeout(() => form.requestSubmit())
  }
  const buttons = (
    <>
      <Button
        type="button"
        size={size === "drawer" ? "base" : "small"}
        variant="secondary"
        onClick={close}
      >
        {t("common.cancel")}
      </Button>
      <Button
        type="submit"
        size={size === "drawer" ? "base" : "small"}
        variant={danger ? "danger" : "primary"}
        isLoading={isSaving}
        disabled={!canSubmit}
      >
        {submitLabel ?? t("common.save")}
      </Button>
    </>
  )

  return (
    <Shell open onOpenChange={(open) => !open && close()}>
      <Shell.Content aria-describedby={description ? undefined : ""} onOpenAutoFocus={focusFirst}>
        <form
          onSubmit={submit}
          onKeyDown={submitByKey}
          className="flex h-full flex-1 flex-col overflow-hidden"
        >
          {size === "drawer" ? (
            <>
              <Drawer.Header>
                <Drawer.Title>{title}</Drawer.Title>
                {description && (
                  <Drawer.Description className="txt-small text-ui-fg-subtle text-pretty">
                    {description}
                  </Drawer.Description>
                )}
              </Drawer.Header>
              <Drawer.Body ref={fields} className="flex flex-col gap-y-6 overflow-y-auto">
                {children}
              </Drawer.Body>
            </>
          ) : (
            <>
              <FocusModal.Header />
              <FocusModal.Body className="flex flex-1 flex-col items-center overflow-y-auto">
                <div ref={fields} className="flex w-full max-w-[760px] flex-col gap-y-6 px-6 py-8">
                  <div className="flex flex-col gap-y-1">
                    <FocusModal.Title asChild>
                      <Heading>{title}</Heading>
                    </FocusModal.Title>
                    {description && (
                      <FocusModal.Description className="txt-small text-ui-fg-subtle text-pretty">
                        {description}
                      </FocusModal.Description>
                    )}
                  </div>
                  {children}
                </div>
              </FocusModal.Body>
            </>
          )}
          <Shell.Footer className={footer ? "flex-wrap justify-between gap-y-2" : undefined}>
            {footer}
            <div className="flex items-center gap-x-2">{buttons}</div>
          </Shell.Footer>
        </form>
        <UnsavedGuard when={isDirty && !isSaving} />
        <LeavePrompt open={isAsking} onLeave={onClose} onStay={() => setAsking(false)} />
      </Shell.Content>
    </Shell>
  )
}
