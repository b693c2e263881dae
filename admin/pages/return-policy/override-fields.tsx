import { ChoiceSelect } from "../../components/choice-select"
import { Field } from "../../components/field"
import { useWords } from "../../components/use-words"
import { REFUSALS } from "../../format/refusals"
import { type RulesJson, textAt, withValue } from "../../format/rules-text"

const ROLES = ["associate", "manager", "admin", "nobody"] as const

type OverrideFieldsProps = { rules: RulesJson; onChange: (rules: RulesJson) => void }

/** Who may let in what the policy refuses, by the refusal. */
export const OverrideFields = ({ rules, onChange }: OverrideFieldsProps) => {
  const { t } = useWords()
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-3">
      {REFUSALS.map((code) => (
        <Field key={code} label={t(`return_policy.override.${code}`)}>
          <ChoiceSelect
            choices={ROLES}
            chosen={ROLES.find((role) => role === textAt(rules, ["overrides", code])) ?? "manager"}
            nameOf={(role) => t(`return_policy.role.${role}`)}
            onChoose={(role) => onChange(withValue(rules, ["overrides", code], role))}
          />
        </Field>
      ))}
    </div>
  )
}
