import { Checkbox, Hint, Label } from "@medusajs/ui"
import { useId } from "react"
import type { PosScope } from "../../../src/types/pos"
import { useWords } from "../../components/use-words"
import { SCOPES } from "./scopes"

type ScopesFieldProps = {
  chosen: readonly PosScope[]
  error: string | null
  onChange: (scopes: PosScope[]) => void
}

/** What a till may do, each with what that means. */
export const ScopesField = ({ chosen, error, onChange }: ScopesFieldProps) => {
  const { t } = useWords()
  const id = useId()
  const toggle = (scope: PosScope) =>
    onChange(SCOPES.filter((one) => (one === scope) !== chosen.includes(one)))
  return (
    <fieldset className="flex flex-col gap-y-3">
      <legend className="txt-compact-small-plus mb-2">{t("tills.form.scopes")}</legend>
      {SCOPES.map((scope) => (
        <div key={scope} className="flex items-start gap-x-2">
          <Checkbox
            id={`${id}-${scope}`}
            checked={chosen.includes(scope)}
            onCheckedChange={() => toggle(scope)}
          />
          <Label htmlFor={`${id}-${scope}`} size="small" className="flex flex-col">
            {t(`tills.scope.${scope}`)}
            <span className="text-ui-fg-muted">{t(`tills.scope_hint.${scope}`)}</span>
          </Label>
        </div>
      ))}
      {error && <Hint variant="error">{error}</Hint>}
    </fieldset>
  )
}
