import { forwardRef, useState } from "react"
import { ChoiceFilter } from "../../components/choice-filter"
import { ScanField } from "../../components/scan-field"
import { useWords } from "../../components/use-words"
import { type Kind, KINDS } from "./searches"

type FindFieldProps = {
  isBusy: boolean
  disabled: boolean
  error: string | null
  onFind: (text: string, kind: Kind | undefined) => void
  onEdit: () => void
}

/** Finds what was bought by whatever the shopper has; a person may say what it is. */
export const FindField = forwardRef<HTMLInputElement, FindFieldProps>(
  ({ isBusy, disabled, error, onFind, onEdit }, ref) => {
    const { t } = useWords()
    const [kind, setKind] = useState<Kind>()
    return (
      <div className="flex flex-wrap items-start gap-2">
        <div className="min-w-64 flex-1">
          <ScanField
            ref={ref}
            autoFocus
            disabled={disabled}
            label={t("return_desk.find.label")}
            placeholder={t("return_desk.find.placeholder")}
            isBusy={isBusy}
            error={error}
            onCode={(text) => onFind(text, kind)}
            onEdit={onEdit}
          />
        </div>
        <ChoiceFilter
          label={t("return_desk.find.kind")}
          allLabel={t("return_desk.find.any")}
          choices={KINDS}
          chosen={kind}
          nameOf={(one) => t(`return_desk.find.by.${one}`)}
          onChoose={setKind}
          className="h-12 w-44"
        />
      </div>
    )
  }
)
FindField.displayName = "FindField"
