import { toast } from "@medusajs/ui"
import { useState } from "react"
import { useNavigate } from "react-router-dom"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { SearchPicker } from "../../components/search-picker"
import { useDebounced } from "../../components/use-debounced"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { type StockLocation, useStockLocations } from "../../data/lookups"
import { errorMessage } from "../../data/request"
import { useCreateRetailStore } from "../../data/retail-stores"
import { joinPlace } from "../../format/person"
import { PlaceFields } from "./place-fields"
import {
  emptyPlace,
  handleOf,
  placeBody,
  type PlaceDraft,
  placeMistakes,
  placeOfLocation,
} from "./place-form"

/** Opens a store at a stock location Medusa already knows. */
export const CreateStoreModal = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const [location, setLocation] = useState<StockLocation | null>(null)
  const [hasTried, setTried] = useState(false)
  const { draft, setDraft, change, isDirty } = useDraft(emptyPlace())
  const create = useCreateRetailStore()
  const mistakes = placeMistakes(draft)

  const choose = (chosen: StockLocation) => {
    setLocation(chosen)
    setDraft(placeOfLocation(chosen))
  }
  const edit = <K extends keyof PlaceDraft>(field: K, value: PlaceDraft[K]) => {
    const follows = field === "name" && draft.handle === handleOf(draft.name)
    change(field, value)
    if (follows) {
      change("handle", handleOf(value))
    }
  }
  const submit = () => {
    setTried(true)
    if (!location || Object.keys(mistakes).length > 0) {
      return
    }
    create.mutate(
      { stock_location_id: location.id, ...placeBody(draft) },
      {
        onSuccess: ({ retail_store }) => {
          toast.success(t("store.created", { name: retail_store.name }))
          navigate(`/retail-stores/${retail_store.id}`)
        },
        onError: (error) => toast.error(t("store.not_saved"), { description: errorMessage(error) }),
      }
    )
  }
  return (
    <FormShell
      size="window"
      title={t("store.create.title")}
      description={t("store.create.text")}
      submitLabel={t("store.create.submit")}
      isDirty={isDirty && !create.isSuccess}
      isSaving={create.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <LocationField
        chosen={location}
        onChoose={choose}
        error={hasTried && !location ? t("store.place.mistake.required") : null}
      />
      {location && (
        <PlaceFields draft={draft} mistakes={hasTried ? mistakes : {}} onChange={edit} />
      )}
    </FormShell>
  )
}

type LocationFieldProps = {
  chosen: StockLocation | null
  onChoose: (location: StockLocation) => void
  error: string | null
}

const LocationField = ({ chosen, onChoose, error }: LocationFieldProps) => {
  const { t } = useWords()
  const [search, setSearch] = useState("")
  const { data, error: failure, refetch } = useStockLocations(useDebounced(search))
  return (
    <Field label={t("store.create.location")} hint={t("store.create.location_hint")} error={error}>
      <SearchPicker
        label={t("store.create.location")}
        placeholder={t("common.choose")}
        chosen={chosen && { id: chosen.id, label: chosen.name }}
        options={data?.map((location) => ({
          id: location.id,
          label: location.name,
          hint: joinPlace(location.address?.city, location.address?.address_1),
          value: location,
        }))}
        error={failure}
        onRetry={() => refetch()}
        search={search}
        onSearch={setSearch}
        onPick={({ value }) => onChoose(value)}
      />
    </Field>
  )
}
