import { Button, Text } from "@medusajs/ui"
import type { AdminReturnRequest } from "../../../src/types/return-requests"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import { formatExactDate } from "../../format/points"
import { goodsAsked } from "./units-draft"

type AskedSectionProps = {
  requests: readonly AdminReturnRequest[]
  onOpen: (request: AdminReturnRequest) => void
}

/** What the shopper announced online: whoever has no code at hand opens it here. */
export const AskedSection = ({ requests, onOpen }: AskedSectionProps) => {
  const { t, language } = useWords()
  return (
    <Section title={t("return_desk.asked.title")} subtitle={t("return_desk.asked.text")}>
      <ul className="divide-y">
        {requests.map((asked) => (
          <li
            key={asked.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4"
          >
            <div className="min-w-0">
              <Text size="small" leading="compact" weight="plus">
                {goodsAsked(asked.units)}
              </Text>
              <Text size="small" className="text-ui-fg-subtle">
                {t(`return_desk.asked.way.${asked.way}`)} ·{" "}
                {t("return_desk.asked.on", { date: formatExactDate(asked.asked_at, language) })}
              </Text>
            </div>
            <Button size="small" variant="secondary" onClick={() => onOpen(asked)}>
              {t("return_desk.asked.open")}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
