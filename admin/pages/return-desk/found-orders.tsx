import { MagnifyingGlass, TriangleRightMini } from "@medusajs/icons"
import { Badge, Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { PosOrder } from "../../../src/types/pos-orders"
import { Section } from "../../components/section"
import { EmptyState } from "../../components/states"
import { useWords } from "../../components/use-words"
import { BLIND_PATH } from "../../data/returns"
import { formatMoney } from "../../format/money"
import { shortName } from "../../format/person"
import { formatExactDate } from "../../format/points"

type FoundOrdersProps = { orders: PosOrder[]; onOpen: (orderId: string) => void }

/** What was found, to choose from. */
export const FoundOrders = ({ orders, onOpen }: FoundOrdersProps) => {
  const { t } = useWords()
  return (
    <Section
      title={t("return_desk.found.title")}
      subtitle={t("return_desk.found.count", { count: orders.length })}
    >
      {orders.length === 0 ? (
        <EmptyState
          icon={<MagnifyingGlass />}
          title={t("return_desk.found.none")}
          hint={t("return_desk.found.none_hint")}
        >
          <Button size="small" variant="secondary" asChild>
            <Link to={BLIND_PATH}>{t("return_blind.instead")}</Link>
          </Button>
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {orders.map((order) => (
            <li key={order.order_id ?? order.receipt_number}>
              <FoundOrder order={order} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type FoundOrderProps = { order: PosOrder; onOpen: (orderId: string) => void }

const FoundOrder = ({ order, onOpen }: FoundOrderProps) => {
  const { t, language } = useWords()
  const { order_id, order_number, receipt_number, store, customer, lines } = order
  const left = lines.reduce((all, { returnable }) => all + returnable, 0)
  return (
    <button
      type="button"
      disabled={!order_id}
      onClick={() => order_id && onOpen(order_id)}
      className="hover:bg-ui-bg-base-hover focus-visible:bg-ui-bg-base-hover flex w-full items-center justify-between gap-x-4 px-6 py-4 text-left outline-none disabled:opacity-60"
    >
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Text weight="plus" className="text-ui-fg-base tabular-nums">
            {order_number === null ? (receipt_number ?? "–") : `#${order_number}`}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {formatExactDate(order.bought_at, language)}
          </Text>
          <Badge size="2xsmall">{store?.name ?? t("return_desk.found.online")}</Badge>
          {order.is_cancelled && (
            <Badge size="2xsmall" color="red">
              {t("return_desk.found.cancelled")}
            </Badge>
          )}
        </div>
        <Text size="small" className="text-ui-fg-subtle truncate">
          {[customer && shortName(customer), lines.map(({ title }) => title).join(", ")]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </div>
      <div className="flex shrink-0 items-center gap-x-3">
        <div className="flex flex-col items-end gap-y-1">
          <Text size="small" weight="plus" className="tabular-nums">
            {formatMoney(order.total, order.currency_code, language)}
          </Text>
          <Text size="small" className={left > 0 ? "text-ui-tag-green-text" : "text-ui-fg-muted"}>
            {order_id ? t("return_desk.found.left", { count: left }) : t("return_desk.found.soon")}
          </Text>
        </div>
        <TriangleRightMini className="text-ui-fg-muted" />
      </div>
    </button>
  )
}
