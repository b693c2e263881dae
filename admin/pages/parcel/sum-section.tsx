import { Alert, Button, Switch, Text, Textarea } from "@medusajs/ui"
import type { AdminReturnDeskOrder } from "../../../src/types/return-desk"
import { Field, SwitchField } from "../../components/field"
import { Section, SectionRow } from "../../components/section"
import { useWords } from "../../components/use-words"
import type { ParcelDraft } from "./use-parcel-draft"

type SumSectionProps = {
  order: AdminReturnDeskOrder
  parcel: ParcelDraft
  onConfirm: () => void
}

/** What was written down against what was announced, before it counts. */
export const SumSection = ({ order, parcel, onConfirm }: SumSectionProps) => {
  const { t } = useWords()
  const { count, strays, differences, isEmpty, setEmpty, refused } = parcel
  const titles = new Map(order.lines.map((line) => [line.line_item_id, line.title]))
  const foreign = strays.reduce((all, { quantity }) => all + quantity, 0)
  const isSaid = count > 0 || isEmpty || refused !== null
  return (
    <Section title={t("parcel.sum.title")}>
      <SectionRow label={t("parcel.sum.of_order")}>{t("returns.units", { count })}</SectionRow>
      <SectionRow label={t("parcel.sum.foreign")}>
        {t("returns.units", { count: foreign })}
      </SectionRow>
      {isSaid && differences.length > 0 && (
        <div className="px-6 py-4">
          <Alert variant="warning">
            <ul className="flex flex-col gap-y-1">
              {differences.map(({ line_item_id, announced, came }) => (
                <li key={line_item_id}>
                  {t(refused === null ? "parcel.sum.difference" : "parcel.sum.taken", {
                    title: titles.get(line_item_id) ?? line_item_id,
                    announced,
                    came,
                  })}
                </li>
              ))}
            </ul>
          </Alert>
        </div>
      )}
      {count === 0 && (
        <div className="px-6 py-4">
          <SwitchField label={t("parcel.empty.label")} hint={t("parcel.empty.hint")}>
            <Switch checked={isEmpty} onCheckedChange={setEmpty} />
          </SwitchField>
        </div>
      )}
      {parcel.mayRefuse && <RefusedField refused={refused} onRefuse={parcel.refuse} />}
      <div className="flex flex-col gap-y-2 px-6 py-4">
        {!isSaid && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("parcel.sum.missing")}
          </Text>
        )}
        <Button size="large" className="w-full" disabled={!parcel.canConfirm} onClick={onConfirm}>
          {t("parcel.sum.submit")}
        </Button>
      </div>
    </Section>
  )
}

const LONGEST_REASON = 500

type RefusedFieldProps = { refused: string | null; onRefuse: (reason: string | null) => void }

/** What came and is not taken back, with the reason that the shopper reads. */
const RefusedField = ({ refused, onRefuse }: RefusedFieldProps) => {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      <SwitchField label={t("parcel.refused.label")} hint={t("parcel.refused.hint")}>
        <Switch
          checked={refused !== null}
          onCheckedChange={(isRefused) => onRefuse(isRefused ? "" : null)}
        />
      </SwitchField>
      {refused !== null && (
        <Field label={t("parcel.refused.reason")} hint={t("parcel.refused.reason_hint")}>
          <Textarea
            rows={3}
            maxLength={LONGEST_REASON}
            value={refused}
            onChange={({ target }) => onRefuse(target.value)}
          />
        </Field>
      )}
    </div>
  )
}
