import { Textarea, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminPickupDetail } from "../../../src/types/http"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { StoreField } from "../../components/store-field"
import type { ChosenStore } from "../../components/store-picker"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { useRequestTransfer } from "../../data/stock-transfers"
import { type LineDraft, LinesField } from "./lines-field"

type RequestDraft = {
  from: ChosenStore | null
  to: ChosenStore | null
  lines: LineDraft[]
  note: string
}
type RequestTransferModalProps = {
  /** The pickup that waits for the goods, if any: they go to its store. */
  pickup?: AdminPickupDetail
  onClose: () => void
  onAsked: (id: string) => void
}

/** Asks one store to send goods to another. */
export const RequestTransferModal = ({ pickup, onClose, onAsked }: RequestTransferModalProps) => {
  const { t } = useWords()
  const { draft, change, isDirty } = useDraft<RequestDraft>({
    from: null,
    to: pickup ? { id: pickup.retail_store_id, name: pickup.retail_store_name } : null,
    lines: pickup ? linesOf(pickup) : [],
    note: "",
  })
  const [hasTried, setTried] = useState(false)
  const ask = useRequestTransfer()
  const { from, to } = draft
  const isSame = !!from && from.id === to?.id
  const lines = draft.lines.flatMap(({ variant, units }) =>
    units ? [{ variant_id: variant.id, quantity: units }] : []
  )
  const submit = () => {
    setTried(true)
    if (!from || !to || isSame || lines.length === 0 || lines.length < draft.lines.length) {
      return
    }
    ask.mutate(
      {
        from_store_id: from.id,
        to_store_id: to.id,
        lines,
        note: draft.note.trim() || undefined,
        pickup_id: pickup?.id,
      },
      {
        onSuccess: ({ transfer }) => {
          toast.success(t("transfers.asked"))
          onAsked(transfer.id)
        },
        onError: (error) =>
          toast.error(t("transfers.not_saved"), { description: errorMessage(error) }),
      }
    )
  }
  const storeMistake = (store: ChosenStore | null) => {
    if (hasTried && !store) {
      return t("transfers.form.store_mistake")
    }
    return isSame ? t("transfers.form.same_store") : null
  }
  return (
    <FormShell
      size="window"
      title={t("transfers.ask")}
      description={t("transfers.ask_text")}
      submitLabel={t("transfers.ask_submit")}
      isDirty={isDirty && !ask.isSuccess}
      isSaving={ask.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <StoreField
          label={t("transfers.form.from")}
          range="any"
          error={storeMistake(from)}
          chosen={from}
          onChoose={(store) => change("from", store)}
        />
        {!pickup && (
          <StoreField
            label={t("transfers.form.to")}
            range="any"
            error={storeMistake(to)}
            chosen={to}
            onChoose={(store) => change("to", store)}
          />
        )}
      </div>
      <LinesField
        lines={draft.lines}
        hasTried={hasTried}
        onChange={(next) => change("lines", next)}
      />
      <Field label={t("transfers.form.note")} optional>
        <Textarea
          rows={2}
          maxLength={500}
          value={draft.note}
          onChange={({ target }) => change("note", target.value)}
        />
      </Field>
    </FormShell>
  )
}

/** What the pickup promises and nobody has found yet. */
const linesOf = ({ lines }: AdminPickupDetail): LineDraft[] =>
  lines.flatMap(({ variant_id, sku, title, variant_title, quantity, picked_quantity }) =>
    variant_id && quantity > picked_quantity
      ? [
          {
            variant: {
              id: variant_id,
              sku,
              label: [title, variant_title].filter(Boolean).join(" · "),
            },
            units: quantity - picked_quantity,
          },
        ]
      : []
  )
