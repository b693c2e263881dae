import type { ComponentProps } from "react"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import { formatExactDate } from "../../format/points"
import { LineRow } from "./line-row"
import { type DeskLine, withinPolicy } from "./units-draft"

type OrderLineRowProps = Omit<ComponentProps<typeof LineRow>, "line" | "price" | "counted"> & {
  line: DeskLine
  currency: string
}

/** A line of an order, with what was paid for it, how many were bought, and until when they may come back. */
export const OrderLineRow = ({ line, currency, ...row }: OrderLineRowProps) => {
  const { t, language } = useWords()
  const { returnable_until: until } = line
  return (
    <LineRow
      {...row}
      line={line}
      price={formatMoney(line.total, currency, language)}
      counted={[
        t("return_desk.bought", { count: line.quantity }),
        until &&
          withinPolicy(line) > 0 &&
          t("returns.until", { date: formatExactDate(until, language) }),
      ]
        .filter(Boolean)
        .join(" · ")}
    />
  )
}
