import { Input } from "@medusajs/ui"
import { Field } from "../../components/field"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { CONTACT_FIELDS, type ContactDraft } from "./contact-draft"

type ContactSectionProps = { draft: ContactDraft; onDraft: (draft: ContactDraft) => void }

const MOST_SIGNS = { name: 100, email: 254 }

/** Who collects goods in another store, and where the code goes; for an order that nobody's address is known of. */
export const ContactSection = ({ draft, onDraft }: ContactSectionProps) => {
  const { t } = useWords()
  return (
    <Section title={t("return_desk.collection.title")} subtitle={t("return_desk.collection.ask")}>
      <div className="grid grid-cols-1 gap-4 px-6 py-4 sm:grid-cols-2">
        {CONTACT_FIELDS.map((field) => (
          <Field key={field} label={t(`return_desk.collection.${field}`)}>
            <Input
              type={field === "email" ? "email" : "text"}
              value={draft[field] ?? ""}
              autoComplete="off"
              maxLength={field === "email" ? MOST_SIGNS.email : MOST_SIGNS.name}
              onChange={({ target }) => onDraft({ ...draft, [field]: target.value })}
            />
          </Field>
        ))}
      </div>
    </Section>
  )
}
