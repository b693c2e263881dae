import { Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { ChoiceChips } from "../../components/choice-chips"
import { Field } from "../../components/field"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import type { BringerDocument } from "../../data/blind-returns"
import { areLastSigns, isName, type PersonDraft } from "./blind-draft"

const DOCUMENTS = [
  "passport",
  "id_card",
  "driving_licence",
  "other",
] as const satisfies BringerDocument[]
const LONGEST_NAME = 200
const SIGNS = 4

type PersonSectionProps = { person: PersonDraft; onPerson: (person: PersonDraft) => void }

/** Who brings the goods, as their document says; mistakes are told when a field is left. */
export const PersonSection = ({ person, onPerson }: PersonSectionProps) => {
  const { t } = useWords()
  const [left, setLeft] = useState({ name: false, last_signs: false })
  const leave = (field: keyof typeof left) => setLeft((before) => ({ ...before, [field]: true }))
  return (
    <Section title={t("return_blind.person.title")} subtitle={t("return_blind.person.text")}>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <Field
          label={t("return_blind.person.name")}
          error={left.name && !isName(person.name) ? t("return_blind.person.name_wrong") : null}
        >
          <Input
            autoComplete="off"
            maxLength={LONGEST_NAME}
            value={person.name}
            onBlur={() => leave("name")}
            onChange={({ target }) => onPerson({ ...person, name: target.value })}
          />
        </Field>
        <div className="flex flex-col gap-y-2">
          <Text size="small" leading="compact" weight="plus">
            {t("return_blind.person.document")}
          </Text>
          <ChoiceChips
            label={t("return_blind.person.document")}
            choices={DOCUMENTS}
            chosen={person.document}
            nameOf={(one) => t(`return_blind.document.${one}`)}
            onChoose={(document) => onPerson({ ...person, document })}
          />
        </div>
        <Field
          label={t("return_blind.person.last_signs")}
          hint={t("return_blind.person.last_signs_hint")}
          error={
            left.last_signs && !areLastSigns(person.last_signs)
              ? t("return_blind.person.last_signs_wrong")
              : null
          }
        >
          <Input
            autoComplete="off"
            autoCapitalize="characters"
            className="w-32"
            maxLength={SIGNS}
            value={person.last_signs}
            onBlur={() => leave("last_signs")}
            onChange={({ target }) => onPerson({ ...person, last_signs: target.value })}
          />
        </Field>
      </div>
    </Section>
  )
}
