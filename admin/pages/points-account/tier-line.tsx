import { Badge, Text } from "@medusajs/ui"
import type { AdminLoyaltyAccountDetail } from "../../../src/types/loyalty-desk"
import { useWords } from "../../components/use-words"
import { formatExactDate } from "../../format/points"

type TierLineProps = { tier: NonNullable<AdminLoyaltyAccountDetail["tier"]> }

/** A member's tier, since when, and whether she is about to lose it. */
export const TierLine = ({ tier: { level, since, next, falls } }: TierLineProps) => {
  const { t, language } = useWords()
  const date = (at: string) => formatExactDate(at, language)
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 px-6 py-4">
      <Badge size="2xsmall" color={level ? "purple" : "grey"}>
        {level ? level.name : t("points.tier.none")}
      </Badge>
      <Text size="small" className="text-ui-fg-subtle">
        {[
          level && since && t("points.tier.since", { date: date(since) }),
          next && t("points.tier.next", { name: next.name }),
          falls && t("points.tier.falls", { date: date(falls.at) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
    </div>
  )
}
