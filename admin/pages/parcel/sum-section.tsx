import { Alert, Button, Switch, Text } from "@medusajs/ui"
import type { AdminReturnDeskOrder } from "../../../src/types/return-desk"
import { SwitchField } from "../../components/field"
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
  const { count, strays, differences, isEmpty, setEmpty } = parcel
  const titles = new Map(order.lines.map((line) => [line.line_item_id, line.title]))
  const foreign = strays.reduce((all, { quantity }) => all + quantity, 0)
  return (
    <Section title={t("parcel.sum.title")}>
      <SectionRow label={t("parcel.sum.of_order")}>{t("returns.units", { count })}</SectionRow>
      <SectionRow label={t("parcel.sum.foreign")}>
        {t("returns.units", { count: foreign })}
      </SectionRow>
      {(count > 0 || isEmpty) && differences.length > 0 && (
        <div className="px-6 py-4">
          <Alert variant="warning">
            <ul className="flex flex-col gap-y-1">
              {differences.map(({ line_item_id, announced, came }) => (
                <li key={line_item_id}>
                  {t("parcel.sum.difference", {
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
      <div className="flex flex-col gap-y-2 px-6 py-4">
        {count === 0 && !isEmpty && (
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
