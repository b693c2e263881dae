import { Badge, Text } from "@medusajs/ui"
import type { ComponentProps } from "react"
import type { AdminPickupLine } from "../../../src/types/http"
import { LineTitle } from "../../components/line-title"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { waiting } from "./hand-over-draft"

type Fate = { word: string; color: ComponentProps<typeof Badge>["color"]; count: number }

/** What became of a line's units, as far as something did. */
const fatesOf = (line: AdminPickupLine): Fate[] => {
  const fates: Fate[] = [
    { word: "waiting", color: "blue", count: waiting(line) },
    { word: "short", color: "red", count: line.short_quantity },
    { word: "collected", color: "green", count: line.collected_quantity },
    { word: "refused", color: "orange", count: line.refused_quantity },
  ]
  return fates.filter(({ count }) => count > 0)
}

/** What was ordered and what became of it. */
export const LinesSection = ({ lines }: { lines: AdminPickupLine[] }) => {
  const { t } = useWords()
  return (
    <Section title={t("pickup.items")}>
      <ul className="divide-y">
        {lines.map((line) => (
          <li
            key={line.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-6 py-4"
          >
            <div className="min-w-0 flex-1 basis-64">
              <LineTitle
                title={line.title}
                variant={line.variant_title}
                sku={line.sku}
                thumbnail={line.thumbnail}
              />
            </div>
            <div className="flex flex-wrap items-center justify-end gap-2">
              {fatesOf(line).map(({ word, color, count }) => (
                <Badge key={word} size="small" color={color}>
                  {t(`pickup.fate.${word}`, { count })}
                </Badge>
              ))}
              <Text size="small" className="min-w-10 text-right tabular-nums">
                {line.quantity} ×
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
