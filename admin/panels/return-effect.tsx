import type { LoyaltyReturnEffect } from "../../src/types/loyalty-returns"
import { Fact, Facts } from "../components/facts"
import { useWords } from "../components/use-words"
import { formatExactDate } from "../format/points"
import { formatNumber } from "../format/time"

const FROM = ["pending", "available", "expired", "debt", "written_off"] as const

/** What a return would do to an account, and what it would have then. */
export const ReturnEffect = ({ effect }: { effect: LoyaltyReturnEffect }) => {
  const { t, language } = useWords()
  const { taken_back, given_back, after } = effect
  const number = (points: number): string => formatNumber(points, language)
  return (
    <Facts>
      <Fact label={t("order_points.sum.taken_back")}>
        {number(taken_back.points)}
        {FROM.filter((place) => taken_back[place] > 0).map((place) => (
          <span key={place} className="text-ui-fg-subtle block">
            {t(`order_points.from.${place}`, { points: number(taken_back[place]) })}
          </span>
        ))}
      </Fact>
      <Fact label={t("order_points.sum.given_back")}>
        {number(given_back.points)}
        {given_back.dates.map(({ points, expires_at }) => (
          <span key={expires_at} className="text-ui-fg-subtle block">
            {expires_at
              ? t("order_points.until", {
                  points: number(points),
                  date: formatExactDate(expires_at, language),
                })
              : t("order_points.for_ever", { points: number(points) })}
          </span>
        ))}
      </Fact>
      <Fact label={t("order_points.after")}>
        {t("order_points.balance", {
          available: number(after.available),
          pending: number(after.pending),
        })}
        {after.debt > 0 && (
          <span className="text-ui-fg-error block">
            {t("order_points.owes", { points: number(after.debt) })}
          </span>
        )}
      </Fact>
    </Facts>
  )
}
