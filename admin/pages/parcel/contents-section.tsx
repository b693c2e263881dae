import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminReturnDeskOrder } from "../../../src/types/return-desk"
import { ScanField } from "../../components/scan-field"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { OrderLineRow } from "../return-desk/order-line-row"
import { lineOfScan, withUnits } from "../return-desk/units-draft"
import type { ParcelDraft } from "./use-parcel-draft"

type ContentsSectionProps = { order: AdminReturnDeskOrder; parcel: ParcelDraft }

/** Units of the order that are in the parcel, each with its state; scanned, or counted. */
export const ContentsSection = ({ order, parcel }: ContentsSectionProps) => {
  const { t } = useWords()
  const [mistake, setMistake] = useState<string | null>(null)
  const { draft, setDraft } = parcel
  const scan = (text: string) => {
    const line = lineOfScan(order.lines, draft, text)
    if (line) {
      const { line_item_id: id } = line
      setDraft(withUnits(draft, id, (draft[id]?.length ?? 0) + 1))
    } else {
      setMistake(t("parcel.contents.not_of_order"))
    }
  }
  return (
    <Section
      title={t("parcel.contents.title")}
      subtitle={t("parcel.contents.text")}
      actions={
        parcel.count > 0 ? (
          <Button variant="transparent" onClick={() => setDraft({})}>
            {t("return_desk.clear")}
          </Button>
        ) : (
          <Button variant="secondary" onClick={parcel.takeAnnounced}>
            {t("parcel.contents.as_announced")}
          </Button>
        )
      }
    >
      <div className="px-6 py-4">
        <ScanField
          autoFocus
          label={t("parcel.contents.scan")}
          placeholder={t("parcel.contents.scan_placeholder")}
          isBusy={false}
          error={mistake}
          onCode={scan}
          onEdit={() => setMistake(null)}
        />
      </div>
      <ul className="divide-y">
        {order.lines.map((line) => (
          <OrderLineRow
            key={line.line_item_id}
            line={line}
            currency={order.currency_code}
            draft={draft}
            askWhy={false}
            onDraft={setDraft}
          />
        ))}
      </ul>
    </Section>
  )
}
