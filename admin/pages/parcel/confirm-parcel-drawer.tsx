import { Alert, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminReturnDeskOrder } from "../../../src/types/return-desk"
import { Fact, Facts } from "../../components/facts"
import { FormShell } from "../../components/form-shell"
import { useErrorText } from "../../components/use-error-text"
import { useWords } from "../../components/use-words"
import { ApiError, isRefusal } from "../../data/request"
import { saysWhy } from "../../format/reason"
import { isPolicyCode } from "../../format/refusals"
import { NoteField, OverrideField } from "../return-desk/confirm-fields"
import type { ParcelDraft } from "./use-parcel-draft"

/** What the policy refuses of a parcel: somebody may let it in all the same. */
const isRefusedByPolicy = (error: unknown): boolean =>
  error instanceof ApiError && isPolicyCode(error.code)

const titleOf = ({ units, refused }: ParcelDraft) =>
  units.length > 0 ? "title" : refused === null ? "title_empty" : "title_refused"

type ConfirmParcelDrawerProps = {
  order: AdminReturnDeskOrder
  /** Kept by the page, so that a try whose answer was lost is the same request when it is sent again. */
  parcel: ParcelDraft
  onClose: () => void
}

/** The last look: after it goods, stock and money move, and the shopper is told. */
export const ConfirmParcelDrawer = ({ order, parcel, onClose }: ConfirmParcelDrawerProps) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const { receive, units, named, missing, refused } = parcel
  const [note, setNote] = useState("")
  const [override, setOverride] = useState("")
  const isRefused = isRefusedByPolicy(receive.error)
  const titles = new Map(
    order.lines.map(({ line_item_id, title, variant_title }) => [
      line_item_id,
      [title, variant_title].filter(Boolean).join(", "),
    ])
  )
  const close = () => {
    receive.reset()
    onClose()
  }
  const submit = () =>
    receive.mutate(
      {
        units,
        strays: named,
        refused: refused === null ? undefined : { reason: refused.trim() },
        note: note.trim() || undefined,
        override: isRefused ? { reason: override.trim() } : undefined,
      },
      {
        onSuccess: () => toast.success(t("parcel.confirm.done")),
        onError: (error) => {
          // What the policy refuses may be let in from here; after any other refusal the page is shown as it is now.
          if (isRefusal(error) && !isRefusedByPolicy(error)) {
            onClose()
          }
          if (!isRefusedByPolicy(error)) {
            toast.error(t("returns.refused"), { description: errorText(error) })
          }
        },
      }
    )
  return (
    <FormShell
      title={t(`parcel.confirm.${titleOf(parcel)}`)}
      description={t("parcel.confirm.text")}
      submitLabel={t("parcel.confirm.submit")}
      isDirty={false}
      isSaving={receive.isPending || receive.isSuccess}
      canSubmit={!isRefused || saysWhy(override)}
      onSubmit={submit}
      onClose={close}
    >
      <Facts>
        {units.map(({ line_item_id, quantity, grade }) => (
          <Fact key={`${line_item_id}${grade}`} label={titles.get(line_item_id) ?? line_item_id}>
            {t("returns.units", { count: quantity })} · {t(`returns.grade.${grade}`)}
          </Fact>
        ))}
        {named.map(({ description, quantity }, at) => (
          <Fact key={at} label={description}>
            {t("returns.units", { count: quantity })} · {t("parcel.strays.not_of_order")}
          </Fact>
        ))}
        {refused !== null && (
          <>
            {missing.map(({ line_item_id, quantity }) => (
              <Fact key={line_item_id} label={titles.get(line_item_id) ?? line_item_id}>
                {t("returns.units", { count: quantity })} · {t("parcel.refused.not_taken")}
              </Fact>
            ))}
            <Fact label={t("parcel.refused.fact")}>{refused.trim()}</Fact>
          </>
        )}
      </Facts>
      {isRefused && (
        <>
          <Alert variant="warning">{errorText(receive.error)}</Alert>
          <OverrideField value={override} onChange={setOverride} />
        </>
      )}
      {units.length > 0 && <NoteField value={note} onChange={setNote} />}
    </FormShell>
  )
}
