import { Label, Switch, Text, Textarea, toast } from "@medusajs/ui"
import type { AdminStockTransfer } from "../../../src/types/stock"
import { Field, SwitchField } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { NumberInput } from "../../components/number-input"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { errorMessage } from "../../data/request"
import { useTransferStep } from "../../data/stock-transfers"
import { type TransferMove, unitsToMove } from "../../format/transfer"

type MoveFormProps = { transfer: AdminStockTransfer; move: TransferMove; onClose: () => void }
type MoveDraft = { units: Record<string, number | null>; complete: boolean; note: string }

/** What left, or what arrived, counted item by item; less than expected is a variance. */
export const MoveForm = ({ transfer, move, onClose }: MoveFormProps) => {
  const { t } = useWords()
  const lines = transfer.lines.filter((line) => unitsToMove(line, move) > 0)
  const { draft, change, isDirty } = useDraft<MoveDraft>({
    units: Object.fromEntries(
      lines.map((line) => [line.inventory_item_id, unitsToMove(line, move)])
    ),
    complete: true,
    note: "",
  })
  const step = useTransferStep(transfer.id, move)
  const counted = lines.flatMap(({ inventory_item_id }) => {
    const quantity = draft.units[inventory_item_id] ?? 0
    return quantity > 0 ? [{ inventory_item_id, quantity }] : []
  })
  const isShort = lines.some(
    (line) => (draft.units[line.inventory_item_id] ?? 0) < unitsToMove(line, move)
  )
  const submit = () =>
    step.mutate(
      {
        lines: counted,
        note: draft.note.trim() || undefined,
        ...(move === "receive" ? { complete: draft.complete } : {}),
      },
      {
        onSuccess: () => {
          toast.success(t(`transfers.${move}.done`))
          onClose()
        },
        onError: (error) =>
          toast.error(t("transfers.not_saved"), { description: errorMessage(error) }),
      }
    )
  return (
    <FormShell
      title={t(`transfers.${move}.title`)}
      description={t(`transfers.${move}.text`)}
      submitLabel={t(`transfers.${move}.submit`)}
      isDirty={isDirty && !step.isSuccess}
      isSaving={step.isPending}
      canSubmit={counted.length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="flex flex-col gap-y-3">
        {lines.map((line) => {
          const { inventory_item_id: id, sku } = line
          const name = sku ?? id
          return (
            <div key={id} className="flex items-center justify-between gap-x-4">
              <div className="min-w-0">
                <Label htmlFor={`units-${id}`} size="small" className="break-all font-mono">
                  {name}
                </Label>
                <Text size="xsmall" className="text-ui-fg-muted">
                  {t(`transfers.${move}.expected`, { units: unitsToMove(line, move) })}
                </Text>
              </div>
              <NumberInput
                id={`units-${id}`}
                className="w-20 text-right"
                value={draft.units[id] ?? null}
                onChange={(units) => change("units", { ...draft.units, [id]: units })}
              />
            </div>
          )
        })}
      </div>
      {move === "receive" && isShort && (
        <SwitchField
          label={t("transfers.receive.complete")}
          hint={t("transfers.receive.complete_hint")}
        >
          <Switch
            checked={draft.complete}
            onCheckedChange={(checked) => change("complete", checked)}
          />
        </SwitchField>
      )}
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
