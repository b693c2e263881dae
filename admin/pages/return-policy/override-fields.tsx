import { Select } from "@medusajs/ui"
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
          <RoleSelect
            role={textAt(rules, ["overrides", code]) ?? "manager"}
            onChange={(role) => onChange(withValue(rules, ["overrides", code], role))}
          />
        </Field>
      ))}
    </div>
  )
}

type RoleSelectProps = { id?: string; role: string; onChange: (role: string) => void }

const RoleSelect = ({ id, role, onChange }: RoleSelectProps) => {
  const { t } = useWords()
  return (
    <Select value={role} onValueChange={onChange}>
      <Select.Trigger id={id}>
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        {ROLES.map((one) => (
          <Select.Item key={one} value={one}>
            {t(`return_policy.role.${one}`)}
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
