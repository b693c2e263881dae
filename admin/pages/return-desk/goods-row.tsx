import type { ComponentProps, ReactNode } from "react"
import { LineTitle } from "../../components/line-title"
import { QuantityStepper } from "../../components/quantity-stepper"

type GoodsRowProps = {
  title: string
  variant: string | null
  sku: string | null
  thumbnail: string | null
  /** What stands beside the stepper: what the goods are worth. */
  figures?: ReactNode
  /** Left out: none may be chosen. */
  stepper?: ComponentProps<typeof QuantityStepper>
}

/** Goods of a visit: what they are and how many of them. */
export const GoodsRow = ({ figures, stepper, ...goods }: GoodsRowProps) => (
  <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
    <div className="min-w-0">
      <LineTitle {...goods} />
    </div>
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {figures}
      {stepper && <QuantityStepper {...stepper} />}
    </div>
  </div>
)
