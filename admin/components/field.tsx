import { Hint, Label } from "@medusajs/ui"
import { type ReactElement, cloneElement, useId } from "react"
import { useWords } from "./use-words"

type FieldProps = {
  label: string
  hint?: string
  error?: string | null
  optional?: boolean
  className?: string
  /** One control; it gets the id and the description of this field. */
  children: ReactElement<{
    id?: string
    "aria-invalid"?: boolean
    "aria-describedby"?: string
  }>
}

/** Label, control, hint and mistake, tied together for screen readers. */
export const Field = ({ label, hint, error, optional, className, children }: FieldProps) => {
  const { t } = useWords()
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div className={className}>
      <div className="flex flex-col gap-y-2">
        <div className="flex items-center gap-x-1">
          <Label htmlFor={id} size="small" weight="plus">
            {label}
          </Label>
          {optional && (
            <span className="txt-compact-small text-ui-fg-muted">({t("common.optional")})</span>
          )}
        </div>
        {cloneElement(children, {
          id,
          "aria-invalid": error ? true : undefined,
          "aria-describedby": note ? noteId : undefined,
        })}
        {note && (
          <Hint id={noteId} variant={error ? "error" : "info"}>
            {note}
          </Hint>
        )}
      </div>
    </div>
  )
}

type SwitchFieldProps = {
  label: string
  hint?: string
  children: ReactElement<{ id?: string; "aria-describedby"?: string }>
}

/** A switch with its words beside it, as in the dashboard's settings. */
export const SwitchField = ({ label, hint, children }: SwitchFieldProps) => {
  const id = useId()
  return (
    <div className="bg-ui-bg-component shadow-elevation-card-rest flex items-start gap-x-3 rounded-lg p-3">
      {cloneElement(children, { id, "aria-describedby": hint ? `${id}-note` : undefined })}
      <div className="flex flex-col">
        <Label htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        {hint && (
          <Hint id={`${id}-note`} className="mt-1">
            {hint}
          </Hint>
        )}
      </div>
    </div>
  )
}
