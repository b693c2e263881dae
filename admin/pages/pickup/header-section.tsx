import { Button, Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import type { AdminPickupDetail } from "../../../src/types/http"
import { TextLink } from "../../components/facts"
import { PickupStatusBadge } from "../../components/pickup-status"
import { StoreTime } from "../../components/store-time"
import { useWords } from "../../components/use-words"
import { returnPath } from "../../data/returns"
import { formatMoney } from "../../format/money"
import { formatNear } from "../../format/time"

/** Nothing is known to be due: it was paid, or the sum is not worked out yet. */
const paidWhere = ({ pay_in_store, amount_due, return_case_id }: AdminPickupDetail) => {
  if (return_case_id !== null) {
    return "exchange"
  }
  if (!pay_in_store) {
    return "online"
  }
  return amount_due === null ? "later" : "here"
}

type HeaderSectionProps = { pickup: AdminPickupDetail; actions: ReactNode }

/** Who, where, by when: what is read first at the counter. */
export const HeaderSection = ({ pickup, actions }: HeaderSectionProps) => {
  const { t, language } = useWords()
  const clock = (instant: string) => formatNear(instant, language, pickup.time_zone, new Date())
  const isWaiting = pickup.status === "ready" || pickup.status === "partially_collected"
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-6 py-4">
        <div className="flex min-w-0 flex-col gap-y-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Heading>{t("pickup.title", { number: pickup.order_display_id })}</Heading>
            <PickupStatusBadge status={pickup.status} />
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            {pickup.customer_name || t("pickup.no_name")} · {pickup.retail_store_name} ·{" "}
            <Link
              to={`/orders/${pickup.order_id}`}
              className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
            >
              {t("pickup.to_order")}
            </Link>
            {pickup.return_case_id && (
              <>
                {" · "}
                <TextLink to={returnPath(pickup.return_case_id)}>
                  {t("pickup.to_exchange")}
                </TextLink>
              </>
            )}
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-2">{actions}</div>
      </div>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-b-lg sm:grid-cols-4">
        {pickup.collected_at ? (
          <Fact label={t("pickup.collected")}>
            <StoreTime at={pickup.collected_at} timeZone={pickup.time_zone} relative />
          </Fact>
        ) : (
          <Fact label={t("pickup.promised")}>
            <StoreTime
              at={pickup.promised_at}
              timeZone={pickup.time_zone}
              relative
              late={pickup.is_late}
            />
          </Fact>
        )}
        {isWaiting && pickup.expires_at ? (
          <Fact label={t("pickup.until")}>
            <StoreTime at={pickup.expires_at} timeZone={pickup.time_zone} relative />
          </Fact>
        ) : (
          <Fact label={t("pickup.slot")}>
            {pickup.slot_starts_at && pickup.slot_ends_at
              ? `${clock(pickup.slot_starts_at)} – ${clock(pickup.slot_ends_at)}`
              : t("pickup.no_slot")}
          </Fact>
        )}
        <Fact label={t("pickup.bin")}>{pickup.bin ?? "–"}</Fact>
        <Fact label={t("pickup.payment")}>
          {pickup.amount_due ? (
            <span className="text-ui-tag-orange-text txt-compact-small-plus">
              {t("pickup.due", {
                amount: formatMoney(pickup.amount_due, pickup.currency_code, language),
              })}
            </span>
          ) : (
            t(`pickup.paid.${paidWhere(pickup)}`)
          )}
        </Fact>
      </dl>
    </Container>
  )
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex flex-col gap-y-1 px-6 py-3">
    <dt className="txt-compact-xsmall text-ui-fg-muted">{label}</dt>
    <dd className="txt-compact-small text-ui-fg-base">{children}</dd>
  </div>
)

type PrimaryActionProps = {
  label: string
  onClick: () => void
  isLoading?: boolean
  disabled?: boolean
}

/** The one next thing to do. */
export const PrimaryAction = ({ label, onClick, isLoading, disabled }: PrimaryActionProps) => (
  <Button size="large" onClick={onClick} isLoading={isLoading} disabled={disabled}>
    {label}
  </Button>
)
