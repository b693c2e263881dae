import { Text } from "@medusajs/ui"
import type { AdminReturnCase } from "../../../src/types/return-desk"
import { TextLink } from "../../components/facts"
import { LineTitle } from "../../components/line-title"
import { Section } from "../../components/section"
import { useTenderName } from "../../components/use-tender-name"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"

/** What went out in exchange, and what the shopper paid on top. */
export const NewUnitsSection = ({ returned }: { returned: AdminReturnCase }) => {
  const { t, language } = useWords()
  const tenderName = useTenderName()
  const { new_units, due, due_tender, currency_code } = returned
  const money = (minor: number) => formatMoney(minor, currency_code, language)
  return (
    <Section
      title={t("return_case.new_units")}
      subtitle={
        due > 0 &&
        t("return_case.due", { amount: money(due), tender: tenderName(due_tender ?? "other") })
      }
    >
      <ul className="divide-y">
        {new_units.map((unit) => (
          <li
            key={unit.line_item_id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3"
          >
            <div className="flex min-w-0 flex-col gap-y-1">
              <LineTitle
                title={unit.title}
                variant={unit.variant_title}
                sku={unit.sku}
                thumbnail={unit.thumbnail}
              />
              {unit.deliver_from && (
                <Text size="small" className="text-ui-fg-subtle">
                  {t("return_desk.delivery.from", { place: unit.deliver_from.name })}
                </Text>
              )}
              {unit.collect_at && (
                <Text size="small" className="text-ui-fg-subtle">
                  {t("return_desk.collection.at", { place: unit.collect_at.name })}
                  {unit.pickup_id && (
                    <>
                      {" · "}
                      <TextLink to={`/pickups/${unit.pickup_id}`}>{t("panel.open")}</TextLink>
                    </>
                  )}
                </Text>
              )}
            </div>
            <Text size="small" className="text-ui-fg-base tabular-nums">
              {money(unit.amount)}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}
