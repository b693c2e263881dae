import { useState } from "react"
import { useNavigate } from "react-router-dom"
import { ScanField } from "../../components/scan-field"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import { parcelPath, useFindParcel } from "../../data/parcels"

const NUMBER = /^#?\s*(\d{1,9})$/

/** Finds a parcel by the code on its note, or lists those of an order's number. */
export const FindParcelField = ({ onNumber }: { onNumber: (number: string) => void }) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const navigate = useNavigate()
  const find = useFindParcel()
  const [isForStore, setForStore] = useState(false)
  const look = (text: string) => {
    const number = NUMBER.exec(text)?.[1]
    if (number) {
      onNumber(number)
      return
    }
    find.mutate(text, {
      onSuccess: ({ return_request: { id, way } }) =>
        way === "post" ? navigate(parcelPath(id)) : setForStore(true),
    })
  }
  return (
    <ScanField
      autoFocus
      label={t("parcels.find.label")}
      placeholder={t("parcels.find.placeholder")}
      isBusy={find.isPending}
      error={isForStore ? t("errors.not_by_post") : find.error ? errorText(find.error) : null}
      onCode={look}
      onEdit={() => {
        setForStore(false)
        find.reset()
      }}
    />
  )
}
