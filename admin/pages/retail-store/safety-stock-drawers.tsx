import { toast } from "@medusajs/ui"
import type { AdminVariantSafetyStock } from "../../../src/types/http"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { NumberInput } from "../../components/number-input"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { VariantPicker } from "../../components/variant-picker"
import { errorMessage } from "../../data/request"
import { useSetVariantSafetyStock } from "../../data/retail-stores"
import type { StoreFormProps } from "./types"
import { useSaveStore } from "./use-save-store"

/** The number that holds for every variant without one of its own. */
export const DefaultSafetyStockDrawer = ({ store, onClose }: StoreFormProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft<{ units: number | null }>({
    units: store.safety_stock,
  })
  const { save, isSaving } = useSaveStore(store.id)
  const submit = async () => {
    const safety_stock = draft.units ?? 0
    if (await save({ safety_stock }, { safety_stock: store.safety_stock })) {
      onClose()
    }
  }
  return (
    <FormShell
      title={t("store.safety.edit_default")}
      description={t("store.safety.default_text")}
      isDirty={isDirty}
      isSaving={isSaving}
      canSubmit={draft.units !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("store.safety.default")}>
        <NumberInput autoFocus value={draft.units} onChange={(units) => change("units", units)} />
      </Field>
    </FormShell>
  )
}

type VariantDrawerProps = StoreFormProps & { entry: AdminVariantSafetyStock | null }
type VariantDraft = { variant: { id: string; label: string } | null; units: number | null }

const draftOf = (entry: AdminVariantSafetyStock | null): VariantDraft => ({
  variant: entry && { id: entry.variant_id, label: entry.title },
  units: entry?.quantity ?? null,
})

/** The number of one variant, in place of the default. */
export const VariantSafetyStockDrawer = ({ store, entry, onClose }: VariantDrawerProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft(draftOf(entry))
  const set = useSetVariantSafetyStock(store.id)

  const submit = () => {
    if (draft.variant && draft.units !== null) {
      set.mutate(
        { variant_id: draft.variant.id, quantity: draft.units },
        {
          onSuccess: () => {
            toast.success(t("store.saved"))
            onClose()
          },
          onError: (error) =>
            toast.error(t("store.not_saved"), { description: errorMessage(error) }),
        }
      )
    }
  }
  return (
    <FormShell
      title={t(entry ? "store.safety.edit" : "store.safety.add_title")}
      description={t("store.safety.form_text")}
      isDirty={isDirty}
      isSaving={set.isPending}
      canSubmit={draft.variant !== null && draft.units !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("store.safety.variant")}>
        <VariantPicker
          label={t("store.safety.variant")}
          disabled={entry !== null}
          chosen={draft.variant}
          onChoose={({ id, label }) => change("variant", { id, label })}
        />
      </Field>
      <Field label={t("store.safety.quantity")} hint={t("store.safety.quantity_hint")}>
        <NumberInput value={draft.units} onChange={(units) => change("units", units)} />
      </Field>
    </FormShell>
  )
}
