import { Button, Input, Text } from "@medusajs/ui"
import { XMarkMini } from "@medusajs/icons"
import { IconAction } from "../../components/icon-action"
import { QuantityStepper } from "../../components/quantity-stepper"
import { Section } from "../../components/section"
import { useWords } from "../../components/use-words"
import type { Stray } from "../../data/parcels"
import { LONGEST_DESCRIPTION, MOST_OF_A_STRAY, MOST_STRAYS } from "./parcel-draft"

type StraysSectionProps = { strays: Stray[]; onStrays: (strays: Stray[]) => void }

/** Things in the parcel that are not of the order: noted, and moving neither stock nor money. */
export const StraysSection = ({ strays, onStrays }: StraysSectionProps) => {
  const { t } = useWords()
  const change = (at: number, part: Partial<Stray>) =>
    onStrays(strays.map((stray, place) => (place === at ? { ...stray, ...part } : stray)))
  return (
    <Section
      title={t("parcel.strays.title")}
      subtitle={t("parcel.strays.text")}
      actions={
        strays.length < MOST_STRAYS && (
          <Button
            variant="secondary"
            onClick={() => onStrays([...strays, { description: "", quantity: 1 }])}
          >
            {t("parcel.strays.add")}
          </Button>
        )
      }
    >
      {strays.map(({ description, quantity }, at) => {
        const label = description.trim() || t("parcel.strays.number", { number: at + 1 })
        return (
          <div key={at} className="flex flex-col gap-y-2 px-6 py-4">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
              <div className="min-w-48 flex-1">
                <Input
                  autoFocus
                  aria-label={t("parcel.strays.what")}
                  placeholder={t("parcel.strays.what")}
                  maxLength={LONGEST_DESCRIPTION}
                  value={description}
                  onChange={({ target }) => change(at, { description: target.value })}
                />
              </div>
              <QuantityStepper
                label={label}
                value={quantity}
                min={1}
                max={MOST_OF_A_STRAY}
                hideMax
                onChange={(next) => change(at, { quantity: next })}
              />
              <IconAction
                size="xlarge"
                label={`${t("common.remove")}: ${label}`}
                onPress={() => onStrays(strays.filter((_, place) => place !== at))}
              >
                <XMarkMini />
              </IconAction>
            </div>
            {description.trim() === "" && (
              <Text size="xsmall" className="text-ui-fg-muted">
                {t("parcel.strays.unnamed")}
              </Text>
            )}
          </div>
        )
      })}
    </Section>
  )
}
