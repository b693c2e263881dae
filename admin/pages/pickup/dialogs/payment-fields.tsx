import { Input, RadioGroup, Text } from "@medusajs/ui"
import type { AdminHandOverPickup } from "../../../../src/types/http"
import { Field } from "../../../components/field"
import { useWords } from "../../../components/use-words"
import { formatMoney } from "../../../format/money"

export type Tender = NonNullable<AdminHandOverPickup["payment"]>["tender"]
const TENDERS = ["card", "cash", "other"] as const satisfies Tender[]

type PaymentFieldsProps = {
  /** Minor units. */
  due: number
  /** The sum is for everything, but not everything is taken. */
  isForAll: boolean
  currency: string
  tender: Tender
  amount: string
  isWrong: boolean
  onTender: (tender: Tender) => void
  onAmount: (amount: string) => void
}

/** What was paid at the counter, and how. */
export const PaymentFields = ({
  due,
  isForAll,
  currency,
  tender,
  amount,
  isWrong,
  onTender,
  onAmount,
}: PaymentFieldsProps) => {
  const { t, language } = useWords()
  return (
    <div className="flex flex-col gap-y-4">
      <div className="bg-ui-tag-orange-bg flex items-center justify-between rounded-lg px-4 py-3">
        <Text size="small" weight="plus" className="text-ui-tag-orange-text">
          {t(isForAll ? "pickup.payment_for_all" : "pickup.payment_due")}
        </Text>
        <Text size="large" weight="plus" className="text-ui-tag-orange-text tabular-nums">
          {formatMoney(due, currency, language)}
        </Text>
      </div>
      <RadioGroup
        aria-label={t("pickup.tender.label")}
        className="grid grid-cols-3 gap-3"
        value={tender}
        onValueChange={(value) => onTender(value as Tender)}
      >
        {TENDERS.map((name) => (
          <RadioGroup.ChoiceBox
            key={name}
            value={name}
            label={t(`pickup.tender.${name}`)}
            description={t(`pickup.tender.${name}_hint`)}
          />
        ))}
      </RadioGroup>
      <Field
        label={t("pickup.tender.amount", { currency: currency.toUpperCase() })}
        hint={isForAll ? t("pickup.tender.for_taken") : undefined}
        error={isWrong ? t("pickup.tender.wrong") : null}
      >
        <Input
          inputMode="decimal"
          value={amount}
          onChange={({ target }) => onAmount(target.value)}
          className="tabular-nums"
        />
      </Field>
    </div>
  )
}
