import { Scan, Spinner } from "@medusajs/icons"
import { Hint, Kbd } from "@medusajs/ui"
import { forwardRef, type KeyboardEvent, useId, useState } from "react"

type ScanFieldProps = {
  label: string
  placeholder: string
  isBusy: boolean
  error: string | null
  onCode: (code: string) => void
  onEdit: () => void
  /** Arrows and Enter in the empty field steer the list, so that the hand need not leave it. */
  onMove?: (step: 1 | -1) => void
  onOpen?: () => void
  autoFocus?: boolean
  disabled?: boolean
  /** A key that brings the hand here, told at the field's end. */
  shortcut?: string
}

/** Takes what a hand scanner reads or a person types. */
export const ScanField = forwardRef<HTMLInputElement, ScanFieldProps>(
  (
    { label, placeholder, isBusy, error, onCode, onEdit, onMove, onOpen, shortcut, ...input },
    ref
  ) => {
    const [code, setCode] = useState("")
    const noteId = useId()

    const steer = (event: KeyboardEvent<HTMLInputElement>) => {
      if (onMove && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
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
        onOpen?.()
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
            {...input}
            ref={ref}
            value={code}
            aria-label={label}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? noteId : undefined}
            placeholder={placeholder}
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
          {shortcut && <Kbd className="max-lg:hidden">{shortcut}</Kbd>}
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
ScanField.displayName = "ScanField"
