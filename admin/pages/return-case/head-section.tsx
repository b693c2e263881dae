import { Badge, Button, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { TextLink } from "../../components/facts"
import { ReturnStateBadge } from "../../components/return-state"
import { Section } from "../../components/section"
import { StoreTime } from "../../components/store-time"
import { useWords } from "../../components/use-words"
import { formatMoney } from "../../format/money"
import type { CaseSectionProps } from "./types"

/** Which order, where, when and how much: what is read first. */
export const HeadSection = ({ returned, timeZone }: CaseSectionProps) => {
  const { t, language } = useWords()
  const { order_id, order_number, retail_store, amount, worth, lapsed, fee, currency_code } =
    returned
  const { accepted_by } = returned
  const money = (minor: number) => formatMoney(minor, currency_code, language)
  return (
    <Section
      level="h1"
      title={
        order_number === null
          ? t("return_case.title_blind")
          : t("return_case.title", { number: order_number })
      }
      badge={
        <>
          <ReturnStateBadge {...returned} />
          {accepted_by.way === "pickup" && (
            <Badge size="2xsmall">{t("returns.reason.not_collected")}</Badge>
          )}
          {returned.gift_receipt_id && <Badge size="2xsmall">{t("return_case.gift")}</Badge>}
        </>
      }
      subtitle={
        <>
          {retail_store.name}
          {order_id && (
            <>
              {" · "}
              <TextLink to={`/orders/${order_id}`}>{t("return_case.to_order")}</TextLink>
            </>
          )}
          {accepted_by.way === "pickup" && (
            <>
              {" · "}
              <TextLink to={`/pickups/${accepted_by.id}`}>{t("panel.open")}</TextLink>
            </>
          )}
        </>
      }
      actions={
        <Button variant="secondary" asChild>
          <Link to="/returns/desk">{t("return_case.next")}</Link>
        </Button>
      }
    >
      <dl className="grid grid-cols-2 sm:grid-cols-4">
        <Figure label={t("return_case.amount")}>
          <span className="txt-compact-medium-plus">{money(amount)}</span>
        </Figure>
        <Figure label={t("return_case.worth")}>
          {money(worth)}
          {lapsed !== 0 && (
            <span className="text-ui-fg-muted block">
              {t(`return_case.lapsed.${lapsed < 0 ? "back" : "kept"}`, {
                amount: money(Math.abs(lapsed)),
              })}
            </span>
          )}
          {fee > 0 && (
            <span className="text-ui-fg-muted block">
              {t("return_case.fee", { amount: money(fee) })}
            </span>
          )}
        </Figure>
        <Figure
          label={t(
            `return_case.${accepted_by.way === "pickup" ? "event.not_collected" : "accepted"}`
          )}
        >
          <StoreTime at={returned.accepted_at} timeZone={timeZone} relative />
        </Figure>
        <Figure label={t("return_case.settled")}>
          {returned.settled_at ? (
            <StoreTime at={returned.settled_at} timeZone={timeZone} relative />
          ) : (
            "–"
          )}
        </Figure>
      </dl>
      {returned.note && (
        <Text size="small" className="text-ui-fg-subtle break-words px-6 py-3">
          {returned.note}
        </Text>
      )}
    </Section>
  )
}

const Figure = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex flex-col gap-y-1 px-6 py-3">
    <dt className="txt-compact-xsmall text-ui-fg-muted">{label}</dt>
    <dd className="txt-compact-small text-ui-fg-base tabular-nums">{children}</dd>
  </div>
)
