import { ArrowUturnLeft, CheckCircleSolid } from "@medusajs/icons"
import { Badge, Button } from "@medusajs/ui"
import type { AdminPickupLine } from "../../../src/types/http"
import { LineTitle } from "../../components/line-title"
import { QuantityStepper } from "../../components/quantity-stepper"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import {
  allFound,
  type PickDraft,
  pickedTotal,
  withoutShort,
  withPicked,
  withRestShort,
} from "./pick-draft"

type PickListProps = {
  lines: AdminPickupLine[]
  draft: PickDraft
  onDraft: (draft: PickDraft) => void
  isDirty: boolean
  isSaving: boolean
  onSave: () => void
}

/** Walk the shop with this: count what is found, give up what is not. */
export const PickList = ({ lines, draft, onDraft, isDirty, isSaving, onSave }: PickListProps) => {
  const { t } = useWords()
  const found = pickedTotal(draft)
  const asked = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <Section
      title={t("pickup.pick.title")}
      subtitle={t("pickup.pick.hint")}
      badge={
        <Badge size="small" color={found === asked ? "green" : "grey"} aria-live="polite">
          {t("pickup.pick.progress", { found, asked })}
        </Badge>
      }
      actions={
        <>
          {found < asked && (
            <Button size="base" variant="secondary" onClick={() => onDraft(allFound(lines))}>
              {t("pickup.pick.found_all")}
            </Button>
          )}
          {isDirty && (
            <Button size="base" variant="secondary" isLoading={isSaving} onClick={onSave}>
              {t("pickup.pick.save")}
            </Button>
          )}
        </>
      }
    >
      <ul className="divide-y">
        {lines.map((line) => {
          const { picked, short } = draft[line.id] ?? { picked: 0, short: 0 }
          const missing = line.quantity - picked - short
          return (
            <li
              key={line.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-6 py-4"
            >
              <div className="flex min-w-0 flex-1 basis-64 items-center gap-x-3">
                <LineTitle
                  title={line.title}
                  variant={line.variant_title}
                  sku={line.sku}
                  thumbnail={line.thumbnail}
                />
                {picked === line.quantity && (
                  <CheckCircleSolid
                    className="text-ui-tag-green-icon shrink-0"
                    aria-label={t("pickup.pick.found")}
                  />
                )}
              </div>
              <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
                {short > 0 ? (
                  <Button
                    size="base"
                    variant="transparent"
                    onClick={() => onDraft(withoutShort(draft, line))}
                  >
                    <Badge size="small" color="red">
                      {t("pickup.pick.short", { count: short })}
                    </Badge>
                    <ArrowUturnLeft aria-label={t("common.undo")} />
                  </Button>
                ) : (
                  missing > 0 && (
                    <Button
                      size="base"
                      variant="transparent"
                      className="text-ui-fg-subtle"
                      onClick={() => onDraft(withRestShort(draft, line))}
                    >
                      {t("pickup.pick.not_found")}
                    </Button>
                  )
                )}
                <QuantityStepper
                  label={t("pickup.pick.count", { title: line.title })}
                  value={picked}
                  max={line.quantity}
                  onChange={(count) => onDraft(withPicked(draft, line, count))}
                />
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
