import type {
  AdminReturnCase,
  AdminReturnDeskOrder,
  AdminReturnQuote,
} from "../../../src/types/return-desk"
import { Fact, Facts } from "../../components/facts"
import { StoreTime } from "../../components/store-time"
import { useLegName } from "../../components/use-leg-name"
import { useWords } from "../../components/use-words"
import type { AcceptedUnits, ReturnConditions, useAcceptReturn } from "../../data/returns"
import { formatMoney } from "../../format/money"
import { UnitFacts } from "./confirm-fields"
import { refusalsOf } from "./refusals"
import { TakingDrawer } from "./taking-drawer"
import type { useVisit } from "./use-visit"

type ConfirmDrawerProps = {
  order: AdminReturnDeskOrder
  /** What was quoted, but for the units. */
  asked: ReturnConditions & { retail_store_id: string; order_id: string; request_id?: string }
  exchange: ReturnType<typeof useVisit>["exchange"]
  quote: AdminReturnQuote
  units: AcceptedUnits[]
  accept: ReturnType<typeof useAcceptReturn>
  onClose: () => void
  onAccepted: (returned: AdminReturnCase) => void
}

/** The last look: after it goods, stock and money move. */
export const ConfirmDrawer = ({
  order,
  asked,
  exchange,
  quote,
  units,
  accept,
  onClose,
  onAccepted,
}: ConfirmDrawerProps) => {
  const { t, language } = useWords()
  const legName = useLegName()
  const money = (minor: number) => formatMoney(minor, quote.currency_code, language)
  return (
    <TakingDrawer
      title={
        quote.due > 0
          ? t("return_desk.exchange.confirm_due", { amount: money(quote.due) })
          : t("return_desk.confirm.title", { amount: money(quote.amount) })
      }
      description={t("return_desk.confirm.text")}
      isRefused={refusalsOf(quote).length > 0}
      accept={accept}
      bodyOf={(said) => ({ ...asked, units, exchange, amount: quote.amount, ...said })}
      onClose={onClose}
      onAccepted={onAccepted}
    >
      <UnitFacts lines={order.lines} units={units} />
      {quote.new_units.length > 0 && (
        <Facts>
          {quote.new_units.map((unit, at) => (
            <Fact key={at} label={[unit.title, unit.variant_title].filter(Boolean).join(", ")}>
              <HowItGoes unit={unit} /> · {money(unit.amount)}
            </Fact>
          ))}
        </Facts>
      )}
      <Facts>
        {quote.legs.map((leg) => (
          <Fact key={`${leg.kind}${leg.payment_id ?? leg.tender}`} label={legName(leg)}>
            <span className="tabular-nums">{money(leg.amount)}</span>
          </Fact>
        ))}
      </Facts>
    </TakingDrawer>
  )
}

/** Handed out, delivered, or collected in another store and when. */
const HowItGoes = ({ unit }: { unit: AdminReturnQuote["new_units"][number] }) => {
  const { t } = useWords()
  const { deliver_from, collect_at } = unit
  if (collect_at) {
    return (
      <>
        {t("return_desk.collection.at", { place: collect_at.name })},{" "}
        <StoreTime at={collect_at.ready_at} timeZone={collect_at.time_zone} />
      </>
    )
  }
  return deliver_from
    ? t("return_desk.delivery.from", { place: deliver_from.name })
    : t("return_desk.exchange.goes_out")
}
