import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminReturnRequest } from "../../../src/types/return-requests"
import { TextLink } from "../../components/facts"
import { ParcelStateBadge } from "../../components/parcel-state"
import { Section, SectionRow } from "../../components/section"
import { StoreTime } from "../../components/store-time"
import { useWords } from "../../components/use-words"
import { PARCELS_PATH } from "../../data/parcels"
import { deviceZone } from "../../format/zones"

/** Which order's parcel it is, when it was announced and how long it is awaited. */
export const ParcelHead = ({ asked }: { asked: AdminReturnRequest }) => {
  const { t } = useWords()
  const { order_id, order_number, state, asked_at, expires_at, ended_at } = asked
  const timeZone = deviceZone()
  return (
    <Section
      level="h1"
      title={t("parcel.title", { number: order_number })}
      badge={<ParcelStateBadge state={state} />}
      subtitle={<TextLink to={`/orders/${order_id}`}>{t("return_case.to_order")}</TextLink>}
      actions={
        <Button variant="secondary" asChild>
          <Link to={PARCELS_PATH}>{t("parcel.next")}</Link>
        </Button>
      }
    >
      <SectionRow label={t("parcels.columns.asked")}>
        <StoreTime at={asked_at} timeZone={timeZone} relative />
      </SectionRow>
      <SectionRow label={t(ended_at ? "parcel.ended" : "parcel.expires")}>
        <StoreTime at={ended_at ?? expires_at} timeZone={timeZone} relative />
      </SectionRow>
    </Section>
  )
}
