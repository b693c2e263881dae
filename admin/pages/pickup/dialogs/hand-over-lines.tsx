import type { ReactNode } from "react"
import { Text } from "@medusajs/ui"
import type { AdminPickupLine } from "../../../../src/types/http"
import { LineTitle } from "../../../components/line-title"
import { QuantityStepper } from "../../../components/quantity-stepper"
import { useWords } from "../../../components/use-words"
import { type HandOverDraft, staysHere, waiting, withRefused, withTaken } from "../hand-over-draft"

type HandOverLinesProps = {
  lines: AdminPickupLine[]
  draft: HandOverDraft
  onDraft: (draft: HandOverDraft) => void
}

/** Per line: how many are taken, how many go back to the rail. */
export const HandOverLines = ({ lines, draft, onDraft }: HandOverLinesProps) => {
  const { t } = useWords()
  return (
    <ul className="shadow-elevation-card-rest divide-y rounded-lg">
      {lines.map((line) => (
        <li
          key={line.id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-3"
        >
          <div className="flex min-w-0 flex-1 basis-52 flex-col gap-y-1">
            <LineTitle
              title={line.title}
              variant={line.variant_title}
              sku={line.sku}
              thumbnail={line.thumbnail}
            />
            {staysHere(draft, line) > 0 && (
              <Text size="xsmall" className="text-ui-tag-orange-text">
                {t("pickup.hand_over.stays", { count: staysHere(draft, line) })}
              </Text>
            )}
          </div>
          <div className="flex flex-wrap gap-x-6 gap-y-3">
            <Counted label={t("pickup.hand_over.taken")}>
              <QuantityStepper
                label={t("pickup.hand_over.taken_of", { title: line.title })}
                value={draft[line.id]?.taken ?? 0}
                max={waiting(line)}
                onChange={(count) => onDraft(withTaken(draft, line, count))}
              />
            </Counted>
            <Counted label={t("pickup.hand_over.refused")}>
              <QuantityStepper
                label={t("pickup.hand_over.refused_of", { title: line.title })}
                value={draft[line.id]?.refused ?? 0}
                max={waiting(line)}
                onChange={(count) => onDraft(withRefused(draft, line, count))}
              />
            </Counted>
          </div>
        </li>
      ))}
    </ul>
  )
}

const Counted = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex flex-col items-center gap-y-1">
    <span className="txt-compact-xsmall text-ui-fg-muted">{label}</span>
    {children}
  </div>
)
