import { Trash } from "@medusajs/icons"
import { Checkbox, Hint, Label } from "@medusajs/ui"
import { useId } from "react"
import type { AdminRefundKind } from "../../../src/types/return-desk"
import { ChoiceSelect } from "../../components/choice-select"
import { Field } from "../../components/field"
import { IconAction } from "../../components/icon-action"
import { useWords } from "../../components/use-words"
import { usePaymentProviders } from "../../data/lookups"
import type { RulesJson } from "../../format/rules-text"
import type { PolicyMistake } from "./policy-mistakes"
import { PolicyPart, PolicyRow, PolicyRows } from "./policy-part"
import {
  REFUND_KINDS,
  type RefundDraft,
  refundsIn,
  TENDERS,
  toggled,
  withFirst,
  withRefunds,
} from "./refunds-draft"
import { useMistakeText, usePaidName } from "./use-policy-words"

type RefundsFieldsProps = {
  rules: RulesJson
  mistakes: readonly PolicyMistake[]
  onChange: (rules: RulesJson) => void
}

/** What each way to pay may go back as. */
export const RefundsFields = ({ rules, mistakes, onChange }: RefundsFieldsProps) => {
  const { t } = useWords()
  const paidName = usePaidName()
  const mistakeText = useMistakeText()
  const { data: providers = [] } = usePaymentProviders()
  const rows = refundsIn(rules)
  const write = (next: RefundDraft[]) => onChange(withRefunds(rules, next))
  const free = [...providers, ...TENDERS].filter((one) => rows.every(({ paid }) => paid !== one))
  return (
    <PolicyPart title={t("return_policy.refunds")} hint={t("return_policy.form.refunds_hint")}>
      {rows.length > 0 && (
        <PolicyRows>
          {rows.map(({ paid, kinds }) => {
            const name = paidName(paid)
            const mistake = mistakes.find((each) => each.what === "kinds" && each.paid === paid)
            return (
              <PolicyRow
                key={paid}
                name={name}
                actions={
                  <IconAction
                    label={`${t("common.remove")}: ${name}`}
                    onPress={() => write(rows.filter((each) => each.paid !== paid))}
                  >
                    <Trash className="text-ui-fg-muted" />
                  </IconAction>
                }
              >
                <KindsField
                  kinds={kinds}
                  error={mistake ? mistakeText(mistake) : null}
                  onChange={(next) =>
                    write(
                      rows.map((each) => (each.paid === paid ? { ...each, kinds: next } : each))
                    )
                  }
                />
              </PolicyRow>
            )
          })}
        </PolicyRows>
      )}
      {free.length > 0 && (
        <Field label={t("return_policy.form.add_refund")}>
          <ChoiceSelect
            choices={free}
            chosen={null}
            nameOf={paidName}
            onChoose={(paid) => write([...rows, { paid, kinds: ["same"] }])}
          />
        </Field>
      )}
    </PolicyPart>
  )
}

type KindsFieldProps = {
  kinds: readonly AdminRefundKind[]
  error: string | null
  onChange: (kinds: AdminRefundKind[]) => void
}

const KindsField = ({ kinds, error, onChange }: KindsFieldProps) => {
  const { t } = useWords()
  const id = useId()
  const kindName = (kind: AdminRefundKind): string => t(`return_desk.refund_to.${kind}`)
  return (
    <>
      <fieldset
        className="flex flex-wrap items-center gap-x-4 gap-y-2"
        aria-describedby={error ? `${id}-note` : undefined}
      >
        <legend className="txt-compact-small-plus mb-2">{t("return_policy.form.kinds")}</legend>
        {REFUND_KINDS.map((kind) => (
          <div key={kind} className="flex items-center gap-x-2">
            <Checkbox
              id={`${id}-${kind}`}
              checked={kinds.includes(kind)}
              onCheckedChange={() => onChange(toggled(kinds, kind))}
            />
            <Label htmlFor={`${id}-${kind}`} size="small">
              {kindName(kind)}
            </Label>
          </div>
        ))}
      </fieldset>
      {error && (
        <Hint id={`${id}-note`} variant="error">
          {error}
        </Hint>
      )}
      {kinds.length > 1 && (
        <Field label={t("return_policy.form.first")}>
          <ChoiceSelect
            choices={kinds}
            chosen={kinds[0] ?? null}
            nameOf={kindName}
            onChoose={(first) => onChange(withFirst(kinds, first))}
          />
        </Field>
      )}
    </>
  )
}
