import type { ComponentProps } from "react"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import { LineRow } from "./line-row"
import type { DeskLine } from "./units-draft"

type OrderLineRowProps = Omit<ComponentProps<typeof LineRow>, "line" | "price" | "counted"> & {
  line: DeskLine
  currency: string
}

/** A line of an order, with what was paid for it and how many were bought. */
export const OrderLineRow = ({ line, currency, ...row }: OrderLineRowProps) => {
  const { t, language } = useWords()
  return (
    <LineRow
      {...row}
      line={line}
      price={formatMoney(line.total, currency, language)}
      counted={t("return_desk.bought", { count: line.quantity })}
    />
  )
}
