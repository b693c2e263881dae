import { Input, Text } from "@medusajs/ui"
import type { AdminReturnDeskOrder } from "../../../src/types/return-desk"
import { Field } from "../../components/field"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { ADDRESS_FIELDS, type DeliveryDraft } from "./delivery-draft"

type DeliverySectionProps = {
  /** Where the order was delivered; null: it is asked for. */
  known: AdminReturnDeskOrder["delivery_address"]
  draft: DeliveryDraft
  onDraft: (draft: DeliveryDraft) => void
}

const MOST_SIGNS = { phone: 30, postal_code: 20, other: 200 }

/** Where goods go that are not handed out. */
export const DeliverySection = ({ known, draft, onDraft }: DeliverySectionProps) => {
  const { t } = useWords()
  if (known) {
    const { postal_code, city, address_1 } = known
    const address = [postal_code, city, address_1].filter(Boolean).join(", ")
    return (
      <Section title={t("return_desk.delivery.title")}>
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("return_desk.delivery.to", { address })}
        </Text>
      </Section>
    )
  }
  return (
    <Section title={t("return_desk.delivery.title")} subtitle={t("return_desk.delivery.ask")}>
      <div className="grid grid-cols-1 gap-4 px-6 py-4 sm:grid-cols-2">
        {ADDRESS_FIELDS.map((field) => (
          <Field key={field} label={t(`return_desk.delivery.${field}`)}>
            <Input
              value={draft[field] ?? ""}
              autoComplete="off"
              maxLength={
                field === "phone" || field === "postal_code" ? MOST_SIGNS[field] : MOST_SIGNS.other
              }
              onChange={({ target }) => onDraft({ ...draft, [field]: target.value })}
            />
          </Field>
        ))}
      </div>
    </Section>
  )
}
