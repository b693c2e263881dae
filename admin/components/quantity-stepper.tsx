import { Minus, Plus } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { useWords } from "./use-words"

type QuantityStepperProps = {
  label: string
  value: number
  min?: number
  max: number
  /** Left unsaid where the most is a bound of ours and nothing that people count to. */
  hideMax?: boolean
  onChange: (value: number) => void
  disabled?: boolean
}

/** Plus and minus large enough for a thumb; the number is spoken when it changes. */
export const QuantityStepper = ({
  label,
  value,
  min = 0,
  max,
  hideMax = false,
  onChange,
  disabled,
}: QuantityStepperProps) => {
  const { t } = useWords()
  return (
    <div role="group" aria-label={label} className="flex items-center gap-x-2">
      <IconButton
        type="button"
        size="xlarge"
        aria-label={t("common.less", { what: label })}
        disabled={disabled || value <= min}
        onClick={() => onChange(value - 1)}
      >
        <Minus />
      </IconButton>
      <span
        aria-live="polite"
        className="txt-compact-medium-plus text-ui-fg-base min-w-14 text-center tabular-nums"
      >
        {hideMax ? value : `${value} / ${max}`}
      </span>
      <IconButton
        type="button"
        size="xlarge"
        aria-label={t("common.more", { what: label })}
        disabled={disabled || value >= max}
        onClick={() => onChange(value + 1)}
      >
        <Plus />
      </IconButton>
    </div>
  )
}
