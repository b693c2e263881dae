import { Badge, Text } from "@medusajs/ui"
import type { AdminReturnCase, AdminReturnUnit } from "../../../src/types/return-desk"
import { TextLink } from "../../components/facts"
import { LineTitle } from "../../components/line-title"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { useDeskOrder } from "../../data/returns"
import { formatMoney } from "../../format/money"

/** What came back or was not collected, unit by unit; names and pictures are those of the order. */
export const UnitsSection = ({ returned }: { returned: AdminReturnCase }) => {
  const { t, language } = useWords()
  const { data: order } = useDeskOrder(returned.order_id ?? undefined)
  const lines = new Map(order?.lines.map((line) => [line.line_item_id, line]))
  return (
    <Section
      title={t("return_case.units")}
      subtitle={t("returns.units", { count: returned.units.length })}
    >
      <ul className="divide-y">
        {returned.units.map((unit, at) => {
          const line = lines.get(unit.line_item_id ?? "")
          return (
            <li
              key={at}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3"
            >
              <div className="flex min-w-0 flex-col gap-y-1">
                <LineTitle
                  title={unit.title}
                  variant={line?.variant_title ?? null}
                  sku={line?.sku ?? null}
                  thumbnail={line?.thumbnail ?? null}
                />
                <PutAt unit={unit} transferId={returned.transfer_id} />
              </div>
              <div className="flex items-center gap-x-3">
                <Badge size="2xsmall">{t(`returns.reason.${unit.reason}`)}</Badge>
                {unit.grade && (
                  <Badge size="2xsmall" color={unit.grade === "resell" ? "green" : "orange"}>
                    {t(`returns.grade.${unit.grade}`)}
                  </Badge>
                )}
                <Text size="small" className="text-ui-fg-base min-w-24 text-right tabular-nums">
                  {formatMoney(unit.amount, returned.currency_code, language)}
                </Text>
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

type PutAtProps = { unit: AdminReturnUnit; transferId: string | null }

/** Where a unit was put, and whose stock it became; with the transfer that takes it to the centre. */
const PutAt = ({ unit: { disposition, stock_location }, transferId }: PutAtProps) => {
  const { t } = useWords()
  return (
    disposition && (
      <Text size="small" className="text-ui-fg-subtle">
        {t(`returns.disposition.${disposition}`)} ·{" "}
        {stock_location?.name ?? t("return_case.no_stock")}
        {disposition === "centre" && transferId && (
          <>
            {" · "}
            <TextLink to={`/stock-transfers?open=${transferId}`}>
              {t("return_case.transfer")}
            </TextLink>
          </>
        )}
      </Text>
    )
  )
}
