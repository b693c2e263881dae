import { Scan, Spinner } from "@medusajs/icons"
import { Hint, Kbd } from "@medusajs/ui"
import { forwardRef, type KeyboardEvent, useId, useState } from "react"
import { useWords } from "../../components/use-words"

type CodeFieldProps = {
  isBusy: boolean
  error: string | null
  onCode: (code: string) => void
  onEdit: () => void
  /** Arrows and Enter in the empty field steer the list, so that the hand need not leave it. */
  onMove: (step: 1 | -1) => void
  onOpen: () => void
}

/** Takes a scanned or typed pickup code. */
export const CodeField = forwardRef<HTMLInputElement, CodeFieldProps>(
  ({ isBusy, error, onCode, onEdit, onMove, onOpen }, ref) => {
    const { t } = useWords()
    const [code, setCode] = useState("")
    const noteId = useId()

    const steer = (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault()
        onMove(event.key === "ArrowDown" ? 1 : -1)
      } else if (event.key === "Escape") {
        setCode("")
        onEdit()
        event.currentTarget.blur()
      } else if (event.key === "Enter" && code.trim()) {
        onCode(code.trim())
        event.currentTarget.select()
      } else if (event.key === "Enter") {
        onOpen()
      }
    }
    return (
      <div className="flex w-full flex-col gap-y-1">
        <div className="bg-ui-bg-field shadow-borders-base focus-within:shadow-borders-interactive-with-active flex h-12 items-center gap-x-3 rounded-lg px-4">
          {isBusy ? (
            <Spinner className="text-ui-fg-interactive shrink-0 animate-spin" />
          ) : (
            <Scan className="text-ui-fg-subtle shrink-0" />
          )}
          <input
            ref={ref}
            value={code}
            aria-label={t("queue.code.label")}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? noteId : undefined}
            placeholder={t("queue.code.placeholder")}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={({ target }) => {
              setCode(target.value)
              onEdit()
            }}
            onKeyDown={steer}
            className="txt-medium placeholder:text-ui-fg-muted w-full bg-transparent outline-none"
          />
          <Kbd className="max-lg:hidden">/</Kbd>
        </div>
        <div aria-live="assertive">
          {error && (
            <Hint id={noteId} variant="error">
              {error}
            </Hint>
          )}
        </div>
      </div>
    )
  }
)
CodeField.displayName = "CodeField"
