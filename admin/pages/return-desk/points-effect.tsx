import { Text } from "@medusajs/ui"
import { useWords } from "../../components/use-words"
import { usePreviewOfReturn, type ReturnedUnits } from "../../data/points-returns"
import { ReturnEffect } from "../../panels/return-effect"

type PointsEffectProps = { orderId: string; units: ReturnedUnits[] }

/** What happens to the shopper's points; nothing for an order without any. */
export const PointsEffect = ({ orderId, units }: PointsEffectProps) => {
  const { t } = useWords()
  const { data: preview } = usePreviewOfReturn(orderId, units)
  if (!preview || preview.effects.length === 0) {
    return null
  }
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" weight="plus">
        {t("return_desk.quote.points")}
      </Text>
      {preview.effects.map((effect) => (
        <ReturnEffect key={effect.account_id} effect={effect} />
      ))}
    </div>
  )
}
