import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminOrderPoints } from "../../src/types/loyalty-returns"
import { TextLink } from "../components/facts"
import { QuantityStepper } from "../components/quantity-stepper"
import { Section, SectionRow } from "../components/section"
import { useWords } from "../components/use-words"
import { accountPath } from "../data/points"
import { useOrderPoints, useReturnPreview } from "../data/points-returns"
import { errorMessage } from "../data/request"
import { formatNumber } from "../format/time"
import { ReturnEffect } from "./return-effect"

/** What Medusa tells a widget of the order page. */
type OrderPointsPanelProps = { data: { id: string } }

/** What an order gave and was paid with in points, and what a return would do; nothing for orders without points. */
export const OrderPointsPanel = ({ data: order }: OrderPointsPanelProps) => {
  const { t } = useWords()
  const { data: points, error } = useOrderPoints(order.id)
  if (error) {
    return (
      <Section title={t("order_points.title")}>
        <Text size="small" className="text-ui-fg-error px-6 py-4" role="alert">
          {errorMessage(error)}
        </Text>
      </Section>
    )
  }
  return points && points.account_ids.length > 0 ? <OrderPoints points={points} /> : null
}

const SUMS = ["earned", "taken_back", "spent", "given_back"] as const

const OrderPoints = ({ points }: { points: AdminOrderPoints }) => {
  const { t, language } = useWords()
  return (
    <Section
      title={t("order_points.title")}
      actions={points.account_ids.map((id) => (
        <TextLink key={id} to={accountPath(id)}>
          {t("order_points.account")}
        </TextLink>
      ))}
    >
      {SUMS.map((sum) => (
        <SectionRow key={sum} label={t(`order_points.sum.${sum}`)}>
          {formatNumber(points[sum], language)}
        </SectionRow>
      ))}
      {points.lines.some(({ kept }) => kept > 0) && <ReturnForm points={points} />}
    </Section>
  )
}

const ReturnForm = ({ points: { order_id, lines } }: { points: AdminOrderPoints }) => {
  const { t } = useWords()
  const [units, setUnits] = useState<Record<string, number>>({})
  const preview = useReturnPreview(order_id)
  const items = Object.entries(units).flatMap(([line_item_id, quantity]) =>
    quantity > 0 ? [{ line_item_id, quantity }] : []
  )
  const choose = (id: string, quantity: number) => {
    preview.reset()
    setUnits((chosen) => ({ ...chosen, [id]: quantity }))
  }
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      <Text size="small" weight="plus">
        {t("order_points.if_returned")}
      </Text>
      {lines
        .filter(({ kept }) => kept > 0)
        .map(({ line_item_id, title, kept }) => (
          <div key={line_item_id} className="flex flex-wrap items-center justify-between gap-2">
            <Text size="small" className="min-w-0 break-words">
              {title}
            </Text>
            <QuantityStepper
              label={title}
              value={units[line_item_id] ?? 0}
              max={kept}
              onChange={(quantity) => choose(line_item_id, quantity)}
            />
          </div>
        ))}
      <Button
        size="small"
        variant="secondary"
        className="self-start"
        disabled={items.length === 0}
        isLoading={preview.isPending}
        onClick={() => preview.mutate(items)}
      >
        {t("order_points.show")}
      </Button>
      <div aria-live="polite" className="flex flex-col gap-y-4">
        {preview.error && (
          <Text size="small" className="text-ui-fg-error" role="alert">
            {errorMessage(preview.error)}
          </Text>
        )}
        {preview.data?.preview.effects.length === 0 && (
          <Text size="small">{t("order_points.no_effect")}</Text>
        )}
        {preview.data?.preview.effects.map((effect) => (
          <ReturnEffect key={effect.account_id} effect={effect} />
        ))}
      </div>
    </div>
  )
}
