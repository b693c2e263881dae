import { Badge } from "@medusajs/ui"
import type { AdminTillHealth } from "../../../src/types/till-sync"
import { useWords } from "../../components/use-words"
import { deadLetters } from "../../format/till"

/** What is wrong with a till's events, each in two words; "in order" when nothing is. */
export const TroubleBadges = ({ health }: { health: AdminTillHealth }) => {
  const { t } = useWords()
  const dead = deadLetters(health)
  const troubles = [
    dead > 0 &&
      ({ key: "dead", color: "red", text: t("tills.trouble.dead", { count: dead }) } as const),
    health.open_incidents > 0 &&
      ({
        key: "incidents",
        color: "orange",
        text: t("tills.trouble.incidents", { count: health.open_incidents }),
      } as const),
    health.missing > 0 &&
      ({
        key: "missing",
        color: "orange",
        text: t("tills.trouble.missing", { count: health.missing }),
      } as const),
    health.is_clock_off &&
      ({ key: "clock", color: "orange", text: t("tills.trouble.clock") } as const),
    health.waiting > 0 &&
      ({
        key: "waiting",
        color: "grey",
        text: t("tills.trouble.waiting", { count: health.waiting }),
      } as const),
    health.pending > 0 &&
      ({
        key: "pending",
        color: "blue",
        text: t("tills.trouble.pending", { count: health.pending }),
      } as const),
  ].filter((trouble) => trouble !== false)
  if (troubles.length === 0) {
    return <span className="text-ui-fg-muted">{t("tills.trouble.none")}</span>
  }
  return (
    <span className="flex flex-wrap gap-1">
      {troubles.map(({ key, color, text }) => (
        <Badge key={key} size="2xsmall" color={color}>
          {text}
        </Badge>
      ))}
    </span>
  )
}
