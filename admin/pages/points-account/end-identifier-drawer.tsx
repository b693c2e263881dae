import { Input, toast } from "@medusajs/ui"
import type { AdminLoyaltyAccountDetail } from "../../../src/types/loyalty-desk"
import { ChoiceSelect } from "../../components/choice-select"
import { Field } from "../../components/field"
import { FormShell } from "../../components/form-shell"
import { useDraft } from "../../components/use-draft"
import { useWords } from "../../components/use-words"
import { useEndIdentifier } from "../../data/points"
import { errorMessage } from "../../data/request"

type Kind = AdminLoyaltyAccountDetail["identifier_kinds"][number]
type EndIdentifierDrawerProps = { account: AdminLoyaltyAccountDetail; onClose: () => void }

/** A lost card, or a number that is another's now, finds the account no more. It is typed: nobody can read it here. */
export const EndIdentifierDrawer = ({ account, onClose }: EndIdentifierDrawerProps) => {
  const { t } = useWords()
  const { id, identifier_kinds: kinds } = account
  const { draft, change, isDirty } = useDraft<{ kind: Kind; value: string }>({
    kind: kinds[0] ?? "card",
    value: "",
  })
  const end = useEndIdentifier(id)
  const submit = () =>
    end.mutate(
      { ...draft, value: draft.value.trim() },
      {
        onSuccess: () => {
          toast.success(t("points.end_identifier.done"))
          onClose()
        },
        onError: (error) => toast.error(t("points.refused"), { description: errorMessage(error) }),
      }
    )
  return (
    <FormShell
      title={t("points.end_identifier.title")}
      description={t("points.end_identifier.text")}
      submitLabel={t("points.end_identifier.submit")}
      isDirty={isDirty}
      isSaving={end.isPending}
      canSubmit={draft.value.trim().length >= 3}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("points.end_identifier.kind")}>
        <ChoiceSelect
          choices={kinds}
          chosen={draft.kind}
          nameOf={(kind) => t(`points.identifier.${kind}`)}
          onChoose={(kind) => change("kind", kind)}
        />
      </Field>
      <Field label={t("points.end_identifier.value")} hint={t("points.end_identifier.value_hint")}>
        <Input value={draft.value} onChange={({ target }) => change("value", target.value)} />
      </Field>
    </FormShell>
  )
}
