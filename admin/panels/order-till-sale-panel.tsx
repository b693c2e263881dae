import { Alert, Badge, Text } from "@medusajs/ui"
import type { AdminTillSale } from "../../src/types/till"
import { TextLink } from "../components/facts"
import { ReceiptDifferences } from "../components/receipt-differences"
import { Section, SectionRow } from "../components/section"
import { StoreTime } from "../components/store-time"
import { useWords } from "../components/use-words"
import { ApiError, errorMessage } from "../data/request"
import { eventPath } from "../data/till-events"
import { incidentPath } from "../data/till-incidents"
import { useTillSale } from "../data/till-sale"
import { formatDate } from "../format/time"
import { TillSaleTenders } from "./till-sale-tenders"

/** What Medusa tells a widget of the order page. */
type OrderTillSalePanelProps = { data: { id: string } }

/** The receipt an order was made of; nothing for orders of the web shop, and for who does not work in its store. */
export const OrderTillSalePanel = ({ data: order }: OrderTillSalePanelProps) => {
  const { t } = useWords()
  const { data: sale, error } = useTillSale(order.id)
  if (sale) {
    return <TillSaleCard sale={sale} />
  }
  if (!error || (error instanceof ApiError && error.code === "store_forbidden")) {
    return null
  }
  return (
    <Section title={t("till_sale.title")}>
      <Text size="small" className="text-ui-fg-error px-6 py-4" role="alert">
        {errorMessage(error)}
      </Text>
    </Section>
  )
}

const TillSaleCard = ({ sale }: { sale: AdminTillSale }) => {
  const { t, language } = useWords()
  const { shift, cashier } = sale
  return (
    <Section
      title={t("till_events.receipt_of", { number: sale.receipt_number })}
      badge={<Marks sale={sale} />}
    >
      {sale.void && <VoidNotice sale={sale} voided={sale.void} />}
      {sale.is_late && <Notice text={t("till_sale.late_text")} />}
      <SectionRow label={t("till_events.columns.till")}>
        <TextLink to={`/tills/${sale.till_id}`}>{sale.till_name}</TextLink>
      </SectionRow>
      <SectionRow label={t("panel.store")}>
        <TextLink to={`/retail-stores/${sale.retail_store_id}`}>{sale.retail_store_name}</TextLink>
      </SectionRow>
      {shift && (
        <SectionRow label={t("till_sale.shift")}>
          {shift.id ? (
            <TextLink to={`/tills/shifts/${shift.id}`}>{shift.shift_id}</TextLink>
          ) : (
            shift.shift_id
          )}
        </SectionRow>
      )}
      {cashier && (
        <SectionRow label={t("shifts.columns.cashier")}>{cashier.name ?? cashier.id}</SectionRow>
      )}
      <SectionRow label={t("till_events.business_date")}>
        {formatDate(sale.business_date, language)}
      </SectionRow>
      <SectionRow label={t("till_events.columns.occurred")}>
        <StoreTime at={sale.occurred_at} timeZone={sale.time_zone} />
      </SectionRow>
      <SectionRow label={t("till_events.columns.received")}>
        <StoreTime at={sale.received_at} timeZone={sale.time_zone} />
      </SectionRow>
      <TillSaleTenders sale={sale} />
      {sale.differences.length > 0 && (
        <ReceiptDifferences differences={sale.differences} currency={sale.currency_code} />
      )}
      {sale.incidents.map(({ id, kind }) => (
        <SectionRow key={id} label={t("till_incidents.one")}>
          <TextLink to={incidentPath(id)}>{t(`till_incidents.kind.${kind}`)}</TextLink>
        </SectionRow>
      ))}
      <SectionRow label={t("till_sale.inbox")}>
        <TextLink to={eventPath(sale)}>{t("till_sale.to_event")}</TextLink>
      </SectionRow>
    </Section>
  )
}

const Marks = ({ sale }: { sale: AdminTillSale }) => {
  const { t } = useWords()
  return (
    <span className="flex flex-wrap gap-1">
      {sale.void && (
        <Badge size="2xsmall" color="red">
          {t("till_sale.voided")}
        </Badge>
      )}
      {sale.is_late && (
        <Badge size="2xsmall" color="orange">
          {t("till_sale.late")}
        </Badge>
      )}
      {sale.flags.includes("clock_skew") && (
        <Badge size="2xsmall" color="orange">
          {t("till_events.flag.clock_skew")}
        </Badge>
      )}
    </span>
  )
}

type VoidNoticeProps = { sale: AdminTillSale; voided: NonNullable<AdminTillSale["void"]> }

const VoidNotice = ({ sale, voided }: VoidNoticeProps) => {
  const { t } = useWords()
  return (
    <div className="px-6 py-4">
      <Alert variant="warning">
        <span className="flex flex-col gap-y-1">
          {t("till_sale.void_reason", { reason: voided.reason })}
          <span className="txt-compact-small text-ui-fg-subtle flex flex-wrap gap-x-2">
            <StoreTime at={voided.occurred_at} timeZone={sale.time_zone} />
            {voided.cashier && (voided.cashier.name ?? voided.cashier.id)}
            <TextLink to={eventPath(voided)}>{t("till_sale.to_event")}</TextLink>
          </span>
        </span>
      </Alert>
    </div>
  )
}

const Notice = ({ text }: { text: string }) => (
  <div className="px-6 py-4">
    <Alert variant="warning">{text}</Alert>
  </div>
)
