import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminReturnCase, AdminReturnDeskOrder } from "../../src/types/return-desk"
import { BeyondPolicy } from "../components/beyond-policy"
import { TextLink } from "../components/facts"
import { ReturnStateBadge } from "../components/return-state"
import { Section } from "../components/section"
import { useErrorText } from "../components/use-error-text"
import { useWords } from "../components/use-words"
import { deskPath, returnPath, useDeskOrder, useReturns } from "../data/returns"
import { formatMoney } from "../format/money"
import { formatExactDate } from "../format/points"
import { withinPolicy } from "../pages/return-desk/units-draft"
import { GuestLinkButton } from "./guest-link-button"

/** What Medusa tells a widget of the order page. */
type OrderReturnsPanelProps = { data: { id: string } }

const MOST_CASES = 50

/** Which units of an order may come back, until when and why not, what is announced, and what came back at a desk. */
export const OrderReturnsPanel = ({ data: { id } }: OrderReturnsPanelProps) => {
  const { t } = useWords()
  const { of: errorText } = useErrorText()
  const { data: order, error } = useDeskOrder(id)
  const { data: cases } = useReturns({ order_id: id, limit: MOST_CASES, offset: 0 })
  if (error && !order) {
    return (
      <Section title={t("order_returns.title")}>
        <Text size="small" className="text-ui-fg-error px-6 py-4" role="alert">
          {errorText(error)}
        </Text>
      </Section>
    )
  }
  return order ? <OrderReturns order={order} cases={cases?.returns ?? []} /> : null
}

type OrderReturnsProps = { order: AdminReturnDeskOrder; cases: AdminReturnCase[] }

const OrderReturns = ({ order, cases }: OrderReturnsProps) => {
  const { t } = useWords()
  const { ofCode } = useErrorText()
  const { refusal, lines, open_requests } = order
  const mayComeBack = open_requests.length > 0 || lines.some(({ returnable }) => returnable > 0)
  return (
    <Section
      title={t("order_returns.title")}
      actions={
        !refusal && (
          <>
            <GuestLinkButton orderId={order.order_id} />
            {mayComeBack && (
              <Button size="small" variant="secondary" asChild>
                <Link to={deskPath(order.order_id)}>{t("order_returns.take_back")}</Link>
              </Button>
            )}
          </>
        )
      }
    >
      {open_requests.length > 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("order_returns.announced", { count: open_requests.length })}
        </Text>
      )}
      {refusal ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {ofCode(refusal.code, refusal.message)}
        </Text>
      ) : (
        lines.map((line) => <LineUnits key={line.line_item_id} line={line} />)
      )}
      {cases.map((returned) => (
        <CaseRow key={returned.id} returned={returned} />
      ))}
    </Section>
  )
}

const LineUnits = ({ line }: { line: AdminReturnDeskOrder["lines"][number] }) => {
  const { t, language } = useWords()
  const left = withinPolicy(line)
  const { returnable_until: until } = line
  return (
    <div className="flex flex-col gap-y-0.5 px-6 py-3">
      <Text size="small" leading="compact" weight="plus">
        {[line.title, line.variant_title].filter(Boolean).join(", ")}
      </Text>
      {left > 0 && (
        <Text size="small" className="text-ui-tag-green-text">
          {t("order_returns.left", { count: left })}
          {until && ` · ${t("returns.until", { date: formatExactDate(until, language) })}`}
        </Text>
      )}
      <BeyondPolicy refused={line.refused} />
      {line.away.map(({ reason, quantity }) => (
        <Text key={reason} size="small" className="text-ui-fg-subtle">
          {t(`returns.away.${reason}`, { count: quantity })}
        </Text>
      ))}
    </div>
  )
}

const CaseRow = ({ returned }: { returned: AdminReturnCase }) => {
  const { t, language } = useWords()
  return (
    <div className="flex items-center justify-between gap-x-3 px-6 py-3">
      <div className="min-w-0">
        <Text size="small" leading="compact">
          <TextLink to={returnPath(returned.id)}>
            {t("order_returns.case", { count: returned.units.length })} ·{" "}
            {formatMoney(returned.amount, returned.currency_code, language)}
          </TextLink>
        </Text>
        <Text size="xsmall" className="text-ui-fg-muted">
          {returned.retail_store.name} · {formatExactDate(returned.accepted_at, language)}
        </Text>
      </div>
      <ReturnStateBadge {...returned} />
    </div>
  )
}
