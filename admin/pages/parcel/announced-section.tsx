import { Badge, Text } from "@medusajs/ui"
import type { AdminReturnRequest } from "../../../src/types/return-requests"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"

/** What the shopper said that the parcel has in it, and why it comes back. */
export const AnnouncedSection = ({ units }: Pick<AdminReturnRequest, "units">) => {
  const { t } = useWords()
  return (
    <Section title={t("parcel.announced")}>
      <ul className="divide-y">
        {units.map(({ line_item_id, title, reason, quantity }) => (
          <li
            key={`${line_item_id}${reason}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 py-3"
          >
            <Text size="small" weight="plus">
              {title}
            </Text>
            <div className="flex items-center gap-x-3">
              <Badge size="2xsmall">{t(`returns.reason.${reason}`)}</Badge>
              <Text size="small" className="text-ui-fg-base tabular-nums">
                {t("returns.units", { count: quantity })}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
